// What PostgreSQL says each statement of the product cost, for a run with --profile.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'

export async function countStatements(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_stat_statements')
  await client.query('select pg_stat_statements_reset()')
}

/** Writes statements.json: the twenty that took longest in all, with calls, milliseconds, rows, buffers and bytes of log. */
export async function writeStatements(client: pg.Client, folder: string): Promise<void> {
  const { rows } = await client.query(
    `select datname, calls::int, round(total_exec_time)::int as total_ms, round(mean_exec_time::numeric, 3)::float as mean_ms, rows::int,
       shared_blks_hit::int, shared_blks_dirtied::int, wal_records::int, wal_bytes::bigint::text as wal_bytes, left(query, 200) as query
     from pg_stat_statements join pg_database on pg_database.oid = dbid order by total_exec_time desc limit 20`,
  )
  await writeFile(join(folder, 'statements.json'), `${JSON.stringify(rows, null, 2)}\n`)
}
