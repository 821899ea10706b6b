// Writes several changes of different reports in one commit.
import { ArrayParameters } from './array-parameters.ts'
import type { Queryable } from './in-transaction.ts'
import type { ReportWrite } from './report-write.ts'
import { writeStatement, writtenTables, type TableSpec } from './write-statement.ts'

/** Bytes of the parameters of a report with texts of usual length. */
const USUAL_BYTES = 8_192

/**
 * Writes each change whose gate is open, all in one transaction; returns the report ids that were written.
 * A change whose report has moved on (or whose id is taken) is left out and nothing of it is written.
 * @throws what PostgreSQL throws; then nothing at all was written by this call.
 */
export async function writeReports(client: Queryable, writes: readonly ReportWrite[]): Promise<ReadonlySet<string>> {
  const filled = writtenTables.map((spec) => ({ spec, rows: rowsOf(writes, spec) })).filter(({ spec, rows }) => spec.rows === 'report' || rows.length > 0)
  const values = parameters(filled, USUAL_BYTES * writes.length)
  const { rows } = await client.query<{ report_id: string }>({ ...statementFor(filled.map(({ spec }) => spec)), values })
  return new Set(rows.map((row) => row.report_id))
}

type Statement = { readonly name: string; readonly text: string }

const statements = new Map<string, Statement>()

/**
 * Tables without a row are left out: each that stands in the statement costs 10 to 20 µs, and most changes touch few.
 * Which tables go together follows from the kinds of changes, so there are not many such statements.
 */
function statementFor(tables: readonly TableSpec[]): Statement {
  const name = `write-reports-${writtenTables.map((spec) => (tables.includes(spec) ? '1' : '0')).join('')}`
  const known = statements.get(name)
  if (known !== undefined) return known
  const statement = { name, text: writeStatement(tables) }
  statements.set(name, statement)
  return statement
}

type Row = Readonly<Record<string, unknown>>
type Filled = { readonly spec: TableSpec; readonly rows: readonly Row[] }

function rowsOf(writes: readonly ReportWrite[], { rows }: TableSpec): readonly Row[] {
  return writes.flatMap((write) => write[rows] as Row | readonly Row[])
}

/** One array for each column of each table, in the order of the statement. */
function parameters(filled: readonly Filled[], expectedBytes: number): Buffer[] {
  const arrays = new ArrayParameters(expectedBytes)
  const places = filled.flatMap(({ spec, rows }) =>
    spec.columns.map(([name, type]) => {
      arrays.begin(type, rows.length)
      for (const row of rows) arrays.add(type, row[name])
      return arrays.end()
    }),
  )
  return places.map((place) => arrays.part(place))
}
