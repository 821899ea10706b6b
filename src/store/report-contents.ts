// The sealed texts and the evidence of a report, as rows.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import { gathered, mapOfLists } from './gathered.ts'

export type SealedWording = { readonly no: number; readonly kind: string; readonly writtenAt: number; readonly sealed: Buffer }

export type EvidenceFile = {
  readonly no: number
  readonly kind: string
  readonly mediaType: string
  readonly size: number
  readonly sealedName: Buffer
  readonly fileId: string
  readonly addedAt: number
}

/** In the order they were written. */
export async function readWordings(pool: pg.Pool, reportId: string): Promise<readonly SealedWording[]> {
  return (await wordingsGathered(pool, reportId)) ?? []
}

const wordingsGathered = gathered(async (pool, ids: readonly string[]): Promise<ReadonlyMap<string, readonly SealedWording[]>> => {
  const { rows } = await pool.query<SealedWording & { report_id: string }>({
    name: 'read-wordings',
    text: 'select report_id, wording_no as no, kind, written_at as "writtenAt", sealed from wording where report_id = any($1::bigint[]) order by report_id, wording_no',
    values: [ids],
  })
  return mapOfLists(rows, ({ report_id }) => report_id, ({ no, kind, writtenAt, sealed }) => ({ no, kind, writtenAt, sealed }))
})

/** What each reporter wrote first. */
export async function readOriginals(pool: pg.Pool, ids: readonly ReportId[]): Promise<readonly { readonly reportId: ReportId; readonly no: number; readonly sealed: Buffer }[]> {
  const { rows } = await pool.query<{ reportId: ReportId; no: number; sealed: Buffer }>({
    name: 'read-originals',
    text: `select distinct on (report_id) report_id as "reportId", wording_no as no, sealed from wording where report_id = any ($1::bigint[]) and kind = 'report' order by report_id, wording_no`,
    values: [ids],
  })
  return rows
}

const EVIDENCE_COLUMNS = `file_no as no, kind, media_type as "mediaType", size::int as size, sealed_name as "sealedName", file_id as "fileId", added_at as "addedAt"`

export async function readEvidence(pool: pg.Pool, reportId: string): Promise<readonly EvidenceFile[]> {
  return (await evidenceGathered(pool, reportId)) ?? []
}

const evidenceGathered = gathered(async (pool, ids: readonly string[]): Promise<ReadonlyMap<string, readonly EvidenceFile[]>> => {
  const { rows } = await pool.query<EvidenceFile & { report_id: string }>({
    name: 'read-evidence',
    text: `select report_id, ${EVIDENCE_COLUMNS} from evidence where report_id = any($1::bigint[]) order by report_id, file_no`,
    values: [ids],
  })
  return mapOfLists(rows, ({ report_id }) => report_id, ({ no, kind, mediaType, size, sealedName, fileId, addedAt }) => ({ no, kind, mediaType, size, sealedName, fileId, addedAt }))
})

/** Whether a report was written that has this file. */
export async function isEvidenceFile(pool: pg.Pool, { reportId, fileId }: { readonly reportId: string; readonly fileId: string }): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'is-evidence-file',
    text: 'select 1 from evidence where report_id = $1 and file_id = $2',
    values: [reportId, fileId],
  })
  return rowCount === 1
}

/** One file; null when the report has none of that number. */
export async function readEvidenceFile(pool: pg.Pool, reportId: string, no: number): Promise<EvidenceFile | null> {
  const { rows } = await pool.query<EvidenceFile>({
    name: 'read-evidence-file',
    text: `select ${EVIDENCE_COLUMNS} from evidence where report_id = $1 and file_no = $2`,
    values: [reportId, no],
  })
  return rows[0] ?? null
}

/** The newest sealed identity; null where the reporter gave none, or it was erased. */
export async function readSealedIdentity(pool: pg.Pool, reportId: string): Promise<{ readonly no: number; readonly sealed: Buffer } | null> {
  const { rows } = await pool.query<{ no: number; sealed: Buffer }>({
    name: 'read-identity',
    text: 'select wording_no as no, sealed from vault.identity where report_id = $1 order by wording_no desc limit 1',
    values: [reportId],
  })
  return rows[0] ?? null
}
