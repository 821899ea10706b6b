// Divides the reports among those who look at them: so many one after another, by their ids.
import type pg from 'pg'
import { rowsOf } from './rows-of.ts'

/** From this id on, up to and without that one; null where there is no bound. */
export type Range = { readonly from: string | null; readonly until: string | null }

/** Together they cover every id, also those that no report has. `reports`: so many in each. */
export async function rangesOf(client: pg.Client, reports: number): Promise<readonly Range[]> {
  const bounds: string[] = []
  const every = `select report_id from (select report_id, row_number() over (order by report_id) as n from report) numbered where n % ${reports} = 0 order by report_id`
  for await (const rows of rowsOf(client, 'bounds', every)) for (const [id] of rows) bounds.push(id ?? '')
  return [null, ...bounds].map((from, index) => ({ from, until: bounds[index] ?? null }))
}

/** As a condition on the column. @throws RangeError for a bound that is no number */
export function within(column: string, { from, until }: Range): string {
  for (const bound of [from, until]) if (bound !== null && !/^-?\d{1,19}$/.test(bound)) throw new RangeError('A bound of a range is no whole number')
  return `${from === null ? 'true' : `${column} >= ${from}`} and ${until === null ? 'true' : `${column} < ${until}`}`
}
