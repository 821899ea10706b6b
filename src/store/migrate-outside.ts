// Schema files that build an index while others write: outside a transaction, as PostgreSQL wants it, and begun again where one was stopped in the middle.
import type pg from 'pg'

/** The first line of such a file. */
const MARK = '-- Outside a transaction.'

/** One statement and no other: several at once would be a transaction. Of a name alone, so that what was left of it is found. */
const STATEMENT = /^create (?:unique )?index concurrently if not exists ([a-z_]\w*)\s+on\s[^;]+;?\s*$/i

export type OutsideFile = { readonly index: string; readonly statement: string }

/** Null for a file without the mark. @throws for one with it that holds anything but one `create index concurrently if not exists`. */
export function outsideFile({ name, sql }: { readonly name: string; readonly sql: string }): OutsideFile | null {
  const [first, ...rest] = sql.split('\n')
  if (first?.trimEnd() !== MARK) return null
  const statement = rest.filter((line) => !line.startsWith('--')).join('\n').trim()
  const index = STATEMENT.exec(statement)?.[1]
  if (index === undefined) throw new Error(`${name} runs outside a transaction: it may hold one statement alone, create index concurrently if not exists.`)
  return { index, statement }
}

/**
 * Builds it, however often it was begun: what a stopped build left is not valid and goes first; one that was built, but not noted, stays.
 * Waits for every transaction that is under way, and keeps nobody from writing.
 */
export async function buildOutside(client: pg.Client, { index, statement }: OutsideFile): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select x.indexrelid::regclass::text as name from pg_index x where x.indexrelid = to_regclass(quote_ident($1)) and not x.indisvalid`, [index.toLowerCase()])
  for (const { name } of rows) await client.query(`drop index concurrently ${name}`)
  await client.query(statement)
}
