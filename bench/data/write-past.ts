// Writes finished reports to the database by COPY, many in one transaction.
import type pg from 'pg'
import { insertedTables } from '../../src/store/write-reports.ts'
import { CopyBuffer, type ColumnType } from './copy-buffer.ts'
import { copyIn } from './copy-in.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'

type Row = Readonly<Record<string, unknown>>

export async function writePast(client: pg.Client, reports: readonly FinishedReport[]): Promise<void> {
  await client.query('begin')
  for (const { table, rows, columns } of insertedTables()) {
    const types = columns.map(([, type]) => type as ColumnType)
    const buffer = new CopyBuffer()
    for (const report of reports) for (const row of rowsOf(report[rows])) buffer.row(types, columns.map(([name]) => valueOf(row, name)))
    await copyIn(client, { table, columns: columns.map(([name]) => name), rows: buffer.end() })
  }
  await client.query('commit')
}

function rowsOf(rows: FinishedReport[keyof FinishedReport]): readonly Row[] {
  return Array.isArray(rows) ? (rows as readonly Row[]) : [rows as Row]
}

/** Messages of the past were delivered when they were written, whatever they went by. */
function valueOf(row: Row, name: string): unknown {
  if (!('delivered_at' in row)) return row[name]
  return name === 'state' ? 'delivered' : name === 'delivered_at' ? row['queued_at'] : row[name]
}
