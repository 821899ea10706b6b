// Turns the rows of real reports into pgbench scripts: one transaction with one INSERT for each table.
import { insertedTables } from '../../src/store/write-reports.ts'

/** The rows of one report by table; values as PostgreSQL prints them, null where there is none. */
export type ReportRows = ReadonlyMap<string, readonly Readonly<Record<string, string | null>>[]>

export type PgbenchScript = {
  readonly text: string
  /** Values that are sent with every transaction, as they are with every report over HTTP. */
  readonly variables: readonly (readonly [name: string, value: string])[]
}

/** Their values vary from report to report; pgbench sends them as parameters. All else stands in the statement, parsed once. */
const SENT_TYPES: ReadonlySet<string> = new Set(['timestamptz', 'jsonb', 'bytea', 'uuid'])

/**
 * `name` begins every variable's name. The script takes `:base` (first second of this run, since 2024) and `:persecond`
 * (reports of one client in a second) and makes ids like those of reports: 31 bits of seconds, then 29 bits that are
 * scattered and yet never meet (5 bits of the client, 12 of the count, 12 of chance).
 */
export function pgbenchScript(name: string, rows: ReportRows): PgbenchScript {
  const variables: (readonly [string, string])[] = []
  const inserts = insertedTables().flatMap(({ table, columns }) => {
    const found = rows.get(table) ?? []
    if (found.length === 0) return []
    const tuples = found.map((row) => {
      const values = columns.map(([column, type]) => {
        const value = row[column] ?? null
        if (column === 'report_id') return ':rid'
        if (value === null) return 'null'
        if (!SENT_TYPES.has(type)) return `'${value.replaceAll("'", "''")}'`
        const variable = `${name}_${variables.length}`
        variables.push([variable, value])
        return `:${variable}`
      })
      return `(${values.join(', ')})`
    })
    return [`insert into ${table} (${columns.map(([column]) => column).join(', ')}) values ${tuples.join(', ')};`]
  })
  const ids = [
    '\\set n :n + 1',
    '\\set rid ((:base + :n / :persecond) << 29) | (random(0, 4095) << 17) | ((:n % 4096) << 5) | :client_id',
  ]
  return { text: [...ids, 'begin;', ...inserts, 'commit;', ''].join('\n'), variables }
}
