// Holds a database to the keys it was begun with.
import type pg from 'pg'

/** The fingerprint that the database was begun with; null before the first start. */
export async function knownFingerprint(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ keys_fingerprint: string }>('select keys_fingerprint from installation')
  return rows[0]?.keys_fingerprint ?? null
}

export async function rememberFingerprint(client: pg.ClientBase, fingerprint: string): Promise<void> {
  await client.query('insert into installation (keys_fingerprint) values ($1)', [fingerprint])
}
