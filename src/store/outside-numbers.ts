// The numbers at bodies outside of the reports of a list.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'

/** By report, in the order in which its turns entered them; reports that have none are left out. */
export async function outsideNumbersOf(from: Queryable, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, readonly string[]>> {
  if (ids.length === 0) return new Map()
  const { rows } = await from.query<{ reportId: ReportId; number: string }>({
    name: 'outside-numbers-of',
    text: 'select report_id as "reportId", number from outside_number where report_id = any ($1::bigint[]) order by report_id, holding_no, artefact',
    values: [[...new Set(ids)]],
  })
  const found = new Map<ReportId, string[]>()
  for (const { reportId, number } of rows) found.set(reportId, [...(found.get(reportId) ?? []), number])
  return new Map([...found].map(([id, numbers]) => [id, [...new Set(numbers)]]))
}
