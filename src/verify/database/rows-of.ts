// Reads a large answer in portions: while one is looked at, the next is on its way.
import type pg from 'pg'

const PORTION = 5_000

/** As PostgreSQL writes them; bytes as `\x…`. */
export type Row = readonly (string | null)[]

/** Rows as arrays of texts. The client must be in a transaction, and free. */
export async function* rowsOf(client: pg.Client, name: string, query: string): AsyncGenerator<readonly Row[]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`)
  const fetch = () => client.query<(string | null)[]>({ text: `fetch ${PORTION} from ${name}`, rowMode: 'array', types: { getTypeParser: () => asItIs } as never })
  for (let next = fetch(); ; ) {
    const { rows } = await next
    if (rows.length < PORTION) {
      if (rows.length > 0) yield rows
      break
    }
    next = fetch()
    next.catch(() => undefined) // heard of where it is awaited
    yield rows
  }
  await client.query(`close ${name}`)
}

function asItIs(text: string): string {
  return text
}

/** The rows of one report after another: those of the reports that have any. The first column is the report's id. */
export async function* rowsByReport(portions: AsyncIterable<readonly Row[]>): AsyncGenerator<{ readonly id: string; readonly rows: readonly Row[] }> {
  let id: string | null = null
  let rows: Row[] = []
  for await (const portion of portions) {
    for (const row of portion) {
      if (row[0] !== id) {
        if (id !== null) yield { id, rows }
        ;[id, rows] = [row[0] ?? '', []]
      }
      rows.push(row)
    }
  }
  if (id !== null) yield { id, rows }
}

/** Whether one id comes before another: whole numbers, larger than are counted exactly. */
export function isBefore(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length
}
