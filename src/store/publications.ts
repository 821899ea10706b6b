// What units chose to publish: one row for each time, from the draft to the withdrawal.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable, Transaction } from './in-transaction.ts'

export const PUBLICATION_STATES = ['draft', 'asked', 'approved', 'published', 'withdrawn'] as const
export type PublicationState = (typeof PUBLICATION_STATES)[number]

export const WITHDRAWAL_REASONS = ['mistake', 'personal-data', 'reporter', 'other'] as const
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number]

/** Plain text for everybody. */
export type PublishedWords = { readonly title: string; readonly reported: string; readonly done: string }

export type Publication = {
  readonly reportId: ReportId
  readonly no: number
  readonly unit: number
  readonly state: PublicationState
  readonly version: number
  readonly settledAt: number
  /** Null once it was withdrawn. */
  readonly words: PublishedWords | null
  readonly writtenBy: number
  readonly writtenAt: number
  readonly reviewedBy: number | null
  readonly publishedAt: number | null
  readonly withdrawnAt: number | null
  readonly withdrawnWhy: WithdrawalReason | null
}

type Row = Omit<Publication, 'words'> & { readonly title: string | null; readonly reported: string | null; readonly done: string | null }

const COLUMNS = `report_id as "reportId", publication_no as no, unit_id as unit, p.state, p.version, settled_at as "settledAt", title, reported, done, written_by as "writtenBy",
  written_at as "writtenAt", reviewed_by as "reviewedBy", published_at as "publishedAt", withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"`

function publicationOf({ title, reported, done, ...row }: Row): Publication {
  return { ...row, words: title === null || reported === null || done === null ? null : { title, reported, done } }
}

/** The latest of a report; null where it has none. */
export async function latestPublication(from: Queryable, reportId: ReportId): Promise<Publication | null> {
  const { rows } = await from.query<Row>(`select ${COLUMNS} from publication p where report_id = $1 order by publication_no desc limit 1`, [reportId])
  return rows[0] === undefined ? null : publicationOf(rows[0])
}

export type NewPublication = PublishedWords & { readonly reportId: ReportId; readonly no: number; readonly government: number; readonly unit: number; readonly settledAt: number; readonly state: 'draft' | 'asked'; readonly by: number; readonly at: number }

/** Whether there was none of that number yet. */
export async function insertPublication(to: Transaction, { reportId, no, government, unit, state, settledAt, title, reported, done, by, at }: NewPublication): Promise<boolean> {
  const { rowCount } = await to.query(
    `insert into publication (report_id, publication_no, government, unit_id, state, settled_at, title, reported, done, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [reportId, no, government, unit, state, new Date(settledAt), title, reported, done, by, new Date(at)],
  )
  return rowCount === 1
}

type Known = Pick<Publication, 'reportId' | 'no' | 'version'>

/** Whether the row was still as it was read; the same holds for the following. */
export async function rewritePublication(to: Transaction, { reportId, no, version }: Known, { title, reported, done, state, settledAt, by, at }: PublishedWords & { readonly state: 'draft' | 'asked'; readonly settledAt: number; readonly by: number; readonly at: number }): Promise<boolean> {
  const { rowCount } = await to.query(
    `update publication set title = $4, reported = $5, done = $6, state = $7, written_by = $8, written_at = $9, settled_at = $10, reviewed_by = null, reviewed_at = null, version = version + 1
     where report_id = $1 and publication_no = $2 and version = $3 and state in ('draft', 'asked', 'approved')`,
    [reportId, no, version, title, reported, done, state, by, new Date(at), new Date(settledAt)],
  )
  return rowCount === 1
}

export async function reviewPublication(to: Transaction, { reportId, no, version }: Known, { approves, by, at }: { readonly approves: boolean; readonly by: number; readonly at: number }): Promise<boolean> {
  const { rowCount } = await to.query(
    `update publication set state = $4, reviewed_by = $5, reviewed_at = $6, version = version + 1
     where report_id = $1 and publication_no = $2 and version = $3 and state = 'asked' and written_by <> $5`,
    [reportId, no, version, approves ? 'approved' : 'draft', by, new Date(at)],
  )
  return rowCount === 1
}

export async function publishPublication(to: Transaction, { reportId, no, version }: Known, { by, at }: { readonly by: number; readonly at: number }): Promise<boolean> {
  const { rowCount } = await to.query(
    `update publication set state = 'published', published_by = $4, published_at = $5, version = version + 1
     where report_id = $1 and publication_no = $2 and version = $3 and state = 'approved'`,
    [reportId, no, version, by, new Date(at)],
  )
  return rowCount === 1
}

export async function withdrawPublication(to: Transaction, { reportId, no, version }: Known, { why, by, at }: { readonly why: WithdrawalReason; readonly by: number; readonly at: number }): Promise<boolean> {
  const { rowCount } = await to.query(
    `update publication set state = 'withdrawn', title = null, reported = null, done = null, withdrawn_why = $4, withdrawn_by = $5, withdrawn_at = $6, version = version + 1
     where report_id = $1 and publication_no = $2 and version = $3 and state <> 'withdrawn'`,
    [reportId, no, version, why, by, new Date(at)],
  )
  return rowCount === 1
}

/** Of reports that were settled in a span of time, by the unit; soonest settled first, at most 200. */
export async function publicationsOfUnits(from: Queryable, units: readonly number[], { since, until }: Span): Promise<readonly Publication[]> {
  const { rows } = await from.query<Row>(
    `select ${COLUMNS} from publication p where unit_id = any($1) and p.state <> 'withdrawn' and settled_at >= $2 and settled_at < $3 order by settled_at, report_id limit 200`,
    [units, new Date(since), new Date(until)],
  )
  return rows.map(publicationOf)
}

/** Those that wait for a second look, oldest first, at most 200. */
export async function publicationsAsked(from: Queryable, government: number): Promise<readonly Publication[]> {
  const { rows } = await from.query<Row>(`select ${COLUMNS} from publication p where government = $1 and p.state = 'asked' order by written_at, report_id limit 200`, [government])
  return rows.map(publicationOf)
}

/** Epoch milliseconds; `until` is not in it any more. */
export type Span = { readonly since: number; readonly until: number }
