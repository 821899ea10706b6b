// Which reports of a list their reporters contest: not satisfied with the latest answer, or opened again, and not answered since.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'

export type Waiting = 'unsatisfied' | 'reopened'

/** The same as `contestOf` says of each; reports whose reporters wait for no answer cost no look at their history. */
export async function contestedReports(from: Queryable, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, Waiting>> {
  if (ids.length === 0) return new Map()
  const { rows } = await from.query<{ reportId: ReportId; kind: string }>({
    name: 'contested-reports',
    text: `select report_id as "reportId", latest.kind from report cross join lateral (
        select kind from report_event where report_event.report_id = report.report_id and kind in ('not-satisfied', 'report-reopened', 'answer-given') order by seq desc limit 1) latest
      where report_id = any ($1::bigint[]) and report.open and (state->>'replyWaits')::boolean and latest.kind <> 'answer-given'`,
    values: [[...new Set(ids)]],
  })
  return new Map(rows.map(({ reportId, kind }) => [reportId, kind === 'report-reopened' ? 'reopened' : 'unsatisfied']))
}
