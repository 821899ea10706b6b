// Writes several changes of different reports in one commit.
import type pg from 'pg'
import { ArrayParameters } from './array-parameters.ts'
import type { ReportWrite } from './report-write.ts'
import { writeStatement, writtenTables } from './write-statement.ts'

const statement = { name: 'write-reports', text: writeStatement() }

/** Bytes of the parameters of a report with texts of usual length. */
const USUAL_BYTES = 8_192

/**
 * Writes each change whose gate is open, all in one transaction; returns the report ids that were written.
 * A change whose report has moved on (or whose id is taken) is left out and nothing of it is written.
 * @throws what PostgreSQL throws; then nothing at all was written by this call.
 */
export async function writeReports(client: pg.ClientBase | pg.Pool, writes: readonly ReportWrite[]): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ report_id: string }>({ ...statement, values: parameters(writes) })
  return new Set(rows.map((row) => row.report_id))
}

/** One array for each column of each table, in the order of the statement. */
function parameters(writes: readonly ReportWrite[]): Buffer[] {
  const arrays = new ArrayParameters(USUAL_BYTES * writes.length)
  const places = writtenTables.flatMap((spec) => {
    const rows = writes.flatMap((write) => write[spec.rows] as Record<string, unknown> | readonly Record<string, unknown>[])
    return spec.columns.map(([name, type]) => {
      arrays.begin(type, rows.length)
      for (const row of rows) arrays.add(type, row[name])
      return arrays.end()
    })
  })
  return places.map((place) => arrays.part(place))
}
