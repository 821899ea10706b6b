// Looks for a word in everything that is kept, in every form in which it could lie there.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** A word as bytes, by the name of its form: as typed, in other cases and alphabets, packed into text in the usual ways. */
export function formsOf(word: string): ReadonlyMap<string, Buffer> {
  const forms = new Map<string, Buffer>([['utf-8', Buffer.from(word)], ['utf-16le', Buffer.from(word, 'utf16le')], ['utf-16be', Buffer.from(word, 'utf16le').swap16()]])
  forms.set('upper case', Buffer.from(word.toUpperCase()))
  const hex = Buffer.from(word).toString('hex')
  forms.set('hex', Buffer.from(hex)).set('upper hex', Buffer.from(hex.toUpperCase()))
  forms.set('percent', Buffer.from(hex.replace(/../g, '%$&')))
  forms.set('reversed', Buffer.from([...word].toReversed().join('')))
  for (const shift of [0, 1, 2]) forms.set(`base64 from byte ${shift}`, Buffer.from(base64Within(word, shift)))
  return forms
}

/** The characters of base64 that depend on the word alone, wherever it begins in what was packed. */
function base64Within(word: string, shift: number): string {
  const packed = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]).toString('base64').replace(/=+$/, '')
  const from = Math.ceil((shift * 8) / 6)
  return packed.slice(from, Math.floor(((shift + Buffer.byteLength(word)) * 8) / 6))
}

export type Traces = { readonly look: (where: string, content: Uint8Array | string) => void; readonly found: readonly string[] }

export function tracesOf(words: readonly string[]): Traces {
  const forms = words.flatMap((word) => [...formsOf(word)].map(([form, bytes]) => ({ what: `${word} as ${form}`, bytes })))
  const found: string[] = []
  return {
    found,
    look: (where, content) => {
      const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength)
      for (const form of forms) if (bytes.includes(form.bytes)) found.push(`${form.what} in ${where}`)
    },
  }
}

/** Every row of every table, each column as PostgreSQL prints it. */
export async function lookInTables(traces: Traces, ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
    let rowCount = 0
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      traces.look(`table ${name}`, rows.map(({ row }) => row).join('\n'))
      rowCount += rows.length
    }
    return rowCount
  } finally {
    await client.end()
  }
}

/** Every file below a folder, and the names of all of them. */
export function lookInFiles(traces: Traces, folder: string): number {
  let bytes = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    traces.look(`the name ${path}`, name)
    if (!statSync(path).isFile()) continue
    const content = readFileSync(path)
    traces.look(path, content)
    bytes += content.length
  }
  return bytes
}
