// Which evidence files belong to a database.
import type pg from 'pg'

/** @throws when the database was never prepared */
export async function installationId(client: pg.ClientBase | pg.Pool): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from installation')
  const id = rows[0]?.id
  if (id === undefined) throw new Error('The database has no installation: it was never prepared.')
  return id
}

export async function hasEvidence(client: pg.ClientBase | pg.Pool): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from evidence limit 1')
  return rowCount === 1
}
