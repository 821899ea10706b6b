// Writes several changes of different reports in one commit.
import type pg from 'pg'
import type { ReportWrite } from './report-write.ts'
import { writeStatement, writtenTables } from './write-statement.ts'

const statement = { name: 'write-reports', text: writeStatement() }

/**
 * Writes each change whose gate is open, all in one transaction; returns the report ids that were written.
 * A change whose report has moved on (or whose id is taken) is left out and nothing of it is written.
 * @throws what PostgreSQL throws; then nothing at all was written by this call.
 */
export async function writeReports(client: pg.ClientBase | pg.Pool, writes: readonly ReportWrite[]): Promise<ReadonlySet<string>> {
  const values = writtenTables.flatMap((spec) => {
    const rows = writes.flatMap((write) => write[spec.rows] as Record<string, unknown> | readonly Record<string, unknown>[])
    return spec.columns.map(([name, type]) => rows.map((row) => parameter(row[name], type)))
  })
  const { rows } = await client.query<{ report_id: string }>({ ...statement, values })
  return new Set(rows.map((row) => row.report_id))
}

function parameter(value: unknown, type: string): unknown {
  if (value === null || value === undefined) return null
  if (type === 'timestamptz') return new Date(value as number).toISOString()
  if (type === 'jsonb') return JSON.stringify(value)
  return value
}
