// Which reports were entered from which source, by the keyed hash of its link.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable, Transaction } from './in-transaction.ts'

export type SourceLink = { readonly hash: Buffer; readonly reportId: ReportId; readonly government: number; readonly enteredAt: number }

/** Again, it changes nothing. */
export async function insertSourceLink(to: Transaction, { hash, reportId, government, enteredAt }: SourceLink): Promise<void> {
  await to.query(
    'insert into source_link (link_hash, report_id, government, entered_at) values ($1, $2, $3, $4) on conflict do nothing',
    [hash, reportId, government, new Date(enteredAt)],
  )
}

/** Newest first, at most five. */
export async function reportsOfSource(from: Queryable, government: number, hash: Buffer): Promise<readonly Pick<SourceLink, 'reportId' | 'enteredAt'>[]> {
  const { rows } = await from.query<Pick<SourceLink, 'reportId' | 'enteredAt'>>(
    `select report_id as "reportId", entered_at as "enteredAt" from source_link where link_hash = $1 and government = $2 order by entered_at desc, report_id limit 5`,
    [hash, government],
  )
  return rows
}
