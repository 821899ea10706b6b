// What a list of found reports says of each beside its words: how it stands and who has it.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'

export type FoundReport = {
  readonly reportId: ReportId
  readonly open: boolean
  readonly outcome: string | null
  readonly classification: string
  readonly nature: string | null
  readonly anonymous: boolean
  readonly secret: boolean
  readonly receivedAt: number
  /** The unit whose turn came last. */
  readonly unit: number
  readonly maskedSubject: string | null
}

export async function foundReports(from: Queryable, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, FoundReport>> {
  const { rows } = await from.query<FoundReport>({
    name: 'found-reports',
    text: `select report_id as "reportId", report.open, outcome, classification, nature, anonymous, secret, received_at as "receivedAt", latest.unit_id as unit, subject as "maskedSubject"
      from report cross join lateral (
        select unit_id from holding where holding.report_id = report.report_id order by holding.open desc, holding_no desc limit 1) latest
      left join masked_text using (report_id) where report_id = any ($1::bigint[])`,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.reportId, row]))
}
