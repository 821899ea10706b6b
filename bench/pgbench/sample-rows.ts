// Rows of reports that were really submitted, chosen so that their sizes are spread as those of all.
import type pg from 'pg'
import { insertedTables } from '../../src/store/write-reports.ts'
import type { ReportRows } from './pgbench-script.ts'

/** `count` reports among the newest thousand, evenly spread by the size of what they said. */
export async function sampleRows(client: pg.ClientBase, count: number): Promise<ReportRows[]> {
  const { rows } = await client.query<{ report_id: string }>(
    `with newest as (select report_id from report order by report_id desc limit 1000),
       sized as (select report_id, ntile($1) over (order by size) as part, size
         from (select report_id, sum(length(sealed)) as size from newest join wording using (report_id) group by report_id) as all_sizes),
       middle as (select report_id, part, row_number() over (partition by part order by size) as place, count(*) over (partition by part) as places from sized)
     select report_id from middle where place = (places + 1) / 2 order by part`,
    [count],
  )
  const samples: ReportRows[] = []
  for (const { report_id } of rows) samples.push(await rowsOf(client, report_id))
  return samples
}

async function rowsOf(client: pg.ClientBase, reportId: string): Promise<ReportRows> {
  const tables = new Map<string, Record<string, string | null>[]>()
  for (const { table, columns } of insertedTables()) {
    const texts = columns.map(([name]) => `${name}::text as ${name}`).join(', ')
    const { rows } = await client.query<Record<string, string | null>>(`select ${texts} from ${table} where report_id = $1`, [reportId])
    tables.set(table, rows)
  }
  return tables
}
