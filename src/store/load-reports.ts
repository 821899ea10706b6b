// Reads the current state of reports, many ids in one question.
import type pg from 'pg'
import type { ReportState } from '../report/state.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { gathered } from './gathered.ts'

export type LoadedReport = {
  readonly reportId: ReportId
  readonly state: ReportState
  readonly codeHash: Buffer
  readonly contentDigest: Buffer
}

type Row = { report_id: ReportId; state: ReportState; code_hash: Buffer; content_digest: Buffer }

export async function loadReports(pool: pg.Pool, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, LoadedReport>> {
  const { rows } = await pool.query<Row>({
    name: 'load-reports',
    text: 'select report_id, state, code_hash, content_digest from report where report_id = any($1::bigint[])',
    values: [ids],
  })
  return new Map(
    rows.map((row) => [row.report_id, { reportId: row.report_id, state: row.state, codeHash: row.code_hash, contentDigest: row.content_digest }]),
  )
}

export type PublicReport = Pick<LoadedReport, 'reportId' | 'state'> & { readonly masked: { readonly subject: string; readonly description: string } | null }

/**
 * Loads one report that is not secret, with its masked text where there is one; null when there is none. A secret one is never read,
 * so that it can't be told from none by the time it takes.
 */
export async function loadPublicReport(pool: pg.Pool, id: ReportId): Promise<PublicReport | null> {
  return (await loadPublicGathered(pool, id)) ?? null
}

const loadPublicGathered = gathered(async (pool, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, PublicReport>> => {
  const { rows } = await pool.query<Pick<Row, 'report_id' | 'state'> & { subject: string | null; description: string | null }>({
    name: 'load-public-report',
    text: 'select report_id, state, subject, description from report left join masked_text using (report_id) where report_id = any($1::bigint[]) and not secret',
    values: [ids],
  })
  return new Map(rows.map(({ report_id: reportId, state, subject, description }) => [reportId, { reportId, state, masked: subject === null || description === null ? null : { subject, description } }]))
})

/** Which version of a report everybody may read now; null where there is none, or a secret one. */
export async function publicVersion(pool: pg.Pool, id: ReportId): Promise<number | null> {
  return (await publicVersionGathered(pool, id)) ?? null
}

const publicVersionGathered = gathered(async (pool, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, number>> => {
  const { rows } = await pool.query<{ report_id: ReportId; version: number }>({
    name: 'public-version', text: 'select report_id, version from report where report_id = any($1::bigint[]) and not secret', values: [ids],
  })
  return new Map(rows.map(({ report_id: id, version }) => [id, version]))
})

const loadGathered = gathered(loadReports)

/** Loads one report; null when there is none. */
export async function loadReport(pool: pg.Pool, id: ReportId): Promise<LoadedReport | null> {
  return (await loadGathered(pool, id)) ?? null
}
