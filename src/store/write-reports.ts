// Writes several changes of different reports by one statement: a gate (the report rows) and, behind it, every dependent row.
// One statement because each further round trip inside a transaction costs more than the rows themselves.
import { ArrayParameters, type ElementType } from './array-parameters.ts'
import type { Queryable } from './in-transaction.ts'
import type { ReportWrite } from './report-write.ts'

type Column = readonly [name: string, type: ElementType]

type TableSpec = {
  readonly table: string
  /** The key of `ReportWrite` that carries its rows. */
  readonly rows: 'report' | 'events' | 'leaves' | 'holdings' | 'owed' | 'owedNoMore' | 'warnings' | 'warningsNoMore' | 'deadlines' | 'messages' | 'outcomes' | 'wordings' | 'masked' | 'places' | 'numbers' | 'numbersNoMore' | 'responses' | 'responsesNoMore' | 'evidence' | 'keys' | 'identities'
  readonly columns: readonly Column[]
  /** Key columns after which an existing row is replaced; absent where rows are only ever added. */
  readonly replaceOn?: readonly string[]
  /** Key columns by which a row that is there is changed, instead of adding any. */
  readonly amends?: readonly string[]
  /** Takes rows away; all columns are their key. */
  readonly removes?: true
}

const report: TableSpec = {
  table: 'report',
  rows: 'report',
  columns: [
    ['report_id', 'bigint'], ['version', 'int'], ['previous_version', 'int'], ['government', 'int'], ['watcher', 'int'],
    ['open', 'bool'], ['outcome', 'text'], ['classification', 'text'], ['nature', 'text'], ['channel', 'text'],
    ['anonymous', 'bool'], ['secret', 'bool'], ['region_code', 'text'], ['received_at', 'timestamptz'], ['closed_at', 'timestamptz'],
    ['next_due_at', 'timestamptz'], ['code_hash', 'bytea'], ['content_digest', 'bytea'], ['state', 'jsonb'],
  ],
  replaceOn: ['report_id'],
}

const dependants: readonly TableSpec[] = [
  {
    table: 'report_event', rows: 'events',
    columns: [['report_id', 'bigint'], ['seq', 'int'], ['at', 'timestamptz'], ['kind', 'text'], ['body', 'jsonb'], ['salt', 'bytea'], ['command_key', 'uuid'], ['command_digest', 'bytea']],
  },
  { table: 'leaf_pending', rows: 'leaves', columns: [['report_id', 'bigint'], ['seq', 'int'], ['commitment', 'bytea']] },
  {
    table: 'holding', rows: 'holdings', replaceOn: ['report_id', 'holding_no'],
    columns: [
      ['report_id', 'bigint'], ['holding_no', 'int'], ['unit_id', 'int'], ['role', 'text'], ['sop_id', 'text'], ['sop_version', 'int'],
      ['step', 'text'], ['owes', 'text'], ['owes_unit', 'int'], ['open', 'bool'], ['opened_at', 'timestamptz'],
      ['entered_step_at', 'timestamptz'], ['due_at', 'timestamptz'], ['version', 'int'],
    ],
  },
  {
    table: 'owed_step', rows: 'owed', replaceOn: ['report_id', 'step_no', 'seat'],
    columns: [
      ['report_id', 'bigint'], ['step_no', 'int'], ['seat', 'text'], ['unit_id', 'int'], ['classification', 'text'], ['nature', 'text'],
      ['due_at', 'timestamptz'], ['holding_no', 'int'], ['step', 'text'], ['kept_from', 'ints'],
    ],
  },
  { table: 'owed_step', rows: 'owedNoMore', removes: true, columns: [['report_id', 'bigint'], ['step_no', 'int'], ['seat', 'text']] },
  {
    table: 'warning', rows: 'warnings', replaceOn: ['report_id', 'of_clock', 'unit_id', 'seat'],
    columns: [
      ['report_id', 'bigint'], ['of_clock', 'int'], ['unit_id', 'int'], ['seat', 'text'], ['kind', 'text'], ['rung', 'text'], ['holding_no', 'int'], ['step', 'text'],
      ['due_at', 'timestamptz'], ['warned_at', 'timestamptz'], ['kept_from', 'ints'],
    ],
  },
  { table: 'warning', rows: 'warningsNoMore', removes: true, columns: [['report_id', 'bigint'], ['of_clock', 'int'], ['unit_id', 'int'], ['seat', 'text']] },
  {
    table: 'deadline', rows: 'deadlines', replaceOn: ['report_id', 'clock_id'],
    columns: [
      ['report_id', 'bigint'], ['clock_id', 'int'], ['holding_no', 'int'], ['kind', 'text'], ['step', 'text'], ['owes', 'text'],
      ['owes_unit', 'int'], ['anchored_at', 'timestamptz'], ['budget', 'jsonb'], ['due_at', 'timestamptz'], ['provisional', 'bool'],
      ['calendar_id', 'text'], ['calendar_version', 'int'], ['source', 'text'], ['struck_at', 'timestamptz'], ['paused_since', 'timestamptz'], ['ended_at', 'timestamptz'], ['wake_at', 'timestamptz'],
      ['counted_by', 'int'], ['ends', 'text'], ['pauses', 'jsonb'], ['moved_by', 'int'], ['promise', 'bool'], ['result', 'text'], ['sop_id', 'text'], ['to_count', 'bool'],
    ],
  },
  {
    table: 'message', rows: 'messages',
    columns: [
      ['report_id', 'bigint'], ['message_no', 'int'], ['event_seq', 'int'], ['recipient', 'text'], ['recipient_unit', 'int'],
      ['channel', 'text'], ['template', 'text'], ['params', 'jsonb'], ['queued_at', 'timestamptz'], ['next_attempt_at', 'timestamptz'],
      ['state', 'text'], ['delivered_at', 'timestamptz'],
    ],
  },
  {
    table: 'message', rows: 'outcomes', amends: ['report_id', 'message_no'],
    columns: [['report_id', 'bigint'], ['message_no', 'int'], ['state', 'text'], ['delivered_at', 'timestamptz'], ['last_error', 'text']],
  },
  {
    table: 'wording', rows: 'wordings',
    columns: [['report_id', 'bigint'], ['wording_no', 'int'], ['kind', 'text'], ['written_at', 'timestamptz'], ['sealed', 'bytea']],
  },
  {
    table: 'masked_text', rows: 'masked', replaceOn: ['report_id'],
    columns: [['report_id', 'bigint'], ['wording_no', 'int'], ['subject', 'text'], ['description', 'text'], ['places', 'ints'], ['kept_from', 'ints']],
  },
  { table: 'masked_text', rows: 'places', amends: ['report_id'], columns: [['report_id', 'bigint'], ['places', 'ints'], ['kept_from', 'ints']] },
  {
    table: 'outside_number', rows: 'numbers', replaceOn: ['report_id', 'holding_no', 'artefact'],
    columns: [['report_id', 'bigint'], ['holding_no', 'int'], ['artefact', 'text'], ['number', 'text']],
  },
  { table: 'outside_number', rows: 'numbersNoMore', removes: true, columns: [['report_id', 'bigint'], ['holding_no', 'int'], ['artefact', 'text']] },
  {
    table: 'response', rows: 'responses',
    columns: [
      ['report_id', 'bigint'], ['seq', 'int'], ['government', 'int'], ['unit_id', 'int'], ['office', 'text'], ['officer_id', 'int'], ['holding_no', 'int'],
      ['step', 'text'], ['way', 'text'], ['kind', 'text'], ['dispatched_at', 'timestamptz'], ['responded_at', 'timestamptz'], ['due_at', 'timestamptz'],
    ],
  },
  { table: 'response', rows: 'responsesNoMore', removes: true, columns: [['report_id', 'bigint'], ['seq', 'int']] },
  {
    table: 'evidence', rows: 'evidence',
    columns: [
      ['report_id', 'bigint'], ['file_no', 'int'], ['kind', 'text'], ['media_type', 'text'], ['size', 'bigint'], ['sealed_size', 'bigint'],
      ['sealed_hash', 'bytea'], ['sealed_name', 'bytea'], ['file_id', 'text'], ['added_at', 'timestamptz'],
    ],
  },
  { table: 'vault.report_key', rows: 'keys', columns: [['report_id', 'bigint'], ['epoch', 'int'], ['wrapped', 'bytea']] },
  {
    table: 'vault.identity', rows: 'identities',
    columns: [['report_id', 'bigint'], ['wording_no', 'int'], ['written_at', 'timestamptz'], ['sealed', 'bytea']],
  },
]

/** Those to which rows are added: what a report's rows lie in. */
export const insertedTables = (): readonly TableSpec[] => writtenTables.filter(({ amends, removes }) => amends === undefined && removes !== true)

/** Every table that a statement may write, in the order of its parameters; the first is the gate. */
export const writtenTables: readonly TableSpec[] = [report, ...dependants]

/**
 * The text of the statement that writes these tables, the reports and any of the others. Returns the ids of the reports
 * that passed the gate: new ones whose id was free, and changed ones whose row still had the version that was read.
 * Nothing of the others is written.
 */
function writeStatement(tables: readonly TableSpec[]): string {
  let parameter = 0
  const arrays = (spec: TableSpec) => spec.columns.map(([, type]) => `$${++parameter}::${ELEMENTS[type] ?? type}[]`).join(', ')
  const gate = `gate as (
  insert into report (${names(report)}) select * from unnest(${arrays(report)})
  ${replacement(report)} where report.version = excluded.previous_version
  returning report_id)`
  const writes = tables.filter((spec) => spec !== report).map((spec) => `"${spec.rows}" as (${change(spec, `unnest(${arrays(spec)}) as row (${names(spec)}) join gate using (report_id)`)})`)
  return `with ${[gate, ...writes].join(', ')}\nselect report_id from gate`
}

/** An array of arrays would come apart: the inner ones travel as text. */
const ELEMENTS: Partial<Record<ElementType, string>> = { ints: 'text' }

function change(spec: TableSpec, rows: string): string {
  const value = ([name, type]: Column) => (type === 'ints' ? `row.${name}::int[]` : `row.${name}`)
  if (spec.removes === true) return `delete from ${spec.table} using ${rows} where ${spec.columns.map(([name]) => `${spec.table}.${name} = row.${name}`).join(' and ')}`
  const { amends } = spec
  if (amends !== undefined) {
    const set = spec.columns.filter(([name]) => !amends.includes(name)).map((column) => `${column[0]} = ${value(column)}`).join(', ')
    return `update ${spec.table} set ${set} from ${rows} where ${amends.map((name) => `${spec.table}.${name} = row.${name}`).join(' and ')}`
  }
  return `insert into ${spec.table} (${names(spec)}) select ${spec.columns.map(value).join(', ')} from ${rows} ${spec.replaceOn === undefined ? '' : replacement(spec)}`
}

function names(spec: TableSpec): string {
  return spec.columns.map(([name]) => name).join(', ')
}

function replacement(spec: TableSpec): string {
  const keys = spec.replaceOn ?? []
  const changed = spec.columns.map(([name]) => name).filter((name) => !keys.includes(name))
  return `on conflict (${keys.join(', ')}) do update set ${changed.map((name) => `${name} = excluded.${name}`).join(', ')}`
}

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
