// Asks a database one question over a connection of its own.
import { Client } from 'pg'

/** The rows of the answer. */
export async function ask<Row extends Record<string, unknown>>(url: string, question: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined) // some tests take the server away on purpose
  await client.connect()
  try {
    return (await client.query<Row>(question, [...values])).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}
