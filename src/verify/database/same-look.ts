// Several connections, in one process or in threads, that see the same moment of the database.
import pg from 'pg'

/** One for each kind of rows that are read side by side. */
export const CONNECTIONS = 4

/** `snapshot`: of `snapshotOf`, whose connection must still be in its transaction; null begins a look of its own. */
export async function sameLook(url: string, count: number, snapshot: string | null): Promise<readonly pg.Client[]> {
  return Promise.all(Array.from({ length: count }, async () => {
    const client = new pg.Client({ connectionString: url, application_name: 'tuntas-verify', options: '-c timezone=UTC -c cursor_tuple_fraction=1.0 -c jit=off -c max_parallel_workers_per_gather=0' })
    client.on('error', () => undefined) // whoever asks next hears of it
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    if (snapshot !== null) await client.query(`set transaction snapshot ${client.escapeLiteral(snapshot)}`)
    return client
  }))
}

export async function snapshotOf(client: pg.Client): Promise<string> {
  return (await client.query<{ id: string }>('select pg_export_snapshot() as id')).rows[0]?.id ?? ''
}
