// Writes finished reports to the database by COPY, many in one transaction.
import type pg from 'pg'
import { insertedTables } from '../../src/store/write-statement.ts'
import { CopyBuffer, type ColumnType } from './copy-buffer.ts'
import { copyIn } from './copy-in.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'

type Row = Readonly<Record<string, unknown>>

/** What happened to messages of the past besides being written: they were delivered at once. */
const delivered = [['state', 'text'], ['delivered_at', 'timestamptz']] as const

export async function writePast(client: pg.Client, reports: readonly FinishedReport[]): Promise<void> {
  await client.query('begin')
  for (const { table, rows, columns } of insertedTables()) {
    const all = table === 'message' ? [...columns, ...delivered] : columns
    const types = all.map(([, type]) => type as ColumnType)
    const buffer = new CopyBuffer()
    for (const report of reports) for (const row of rowsOf(report[rows])) buffer.row(types, all.map(([name]) => valueOf(row, name)))
    await copyIn(client, { table, columns: all.map(([name]) => name), rows: buffer.end() })
  }
  await client.query('commit')
}

function rowsOf(rows: FinishedReport[keyof FinishedReport]): readonly Row[] {
  return Array.isArray(rows) ? (rows as readonly Row[]) : [rows as Row]
}

function valueOf(row: Row, name: string): unknown {
  if (name === 'state' && !('state' in row)) return 'delivered'
  return name === 'delivered_at' ? row['queued_at'] : row[name]
}
