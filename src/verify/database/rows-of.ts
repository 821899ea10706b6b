// Reads a large answer in portions: while one is looked at, the next is on its way.
import type pg from 'pg'

const PORTION = 5_000

/** Rows as arrays of texts, as PostgreSQL writes them; bytes as `\x…`. The client must be in a transaction, and free. */
export async function* rowsOf(client: pg.Client, name: string, query: string): AsyncGenerator<readonly (string | null)[][]> {
  await client.query(`declare ${name} no scroll cursor for ${query}`)
  const fetch = () => client.query<(string | null)[]>({ text: `fetch ${PORTION} from ${name}`, rowMode: 'array', types: { getTypeParser: () => (text: string) => text } as never })
  for (let next = fetch(); ; ) {
    const { rows } = await next
    if (rows.length === 0) break
    next = fetch()
    next.catch(() => undefined) // heard of where it is awaited
    yield rows
  }
  await client.query(`close ${name}`)
}

/** The rows of one report after another: those of the reports that have any. The first column is the report's id. */
export async function* rowsByReport(portions: AsyncIterable<readonly (string | null)[][]>): AsyncGenerator<{ readonly id: string; readonly rows: readonly (readonly (string | null)[])[] }> {
  let id: string | null = null
  let rows: (readonly (string | null)[])[] = []
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
