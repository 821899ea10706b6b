// What the figures were measured on.
import { cpus, totalmem } from 'node:os'
import { readFile } from 'node:fs/promises'
import type pg from 'pg'

export type Machine = {
  readonly cores: number
  readonly processor: string
  readonly memory_mb: number
  readonly system: string
  readonly node: string
  readonly postgres: string | null
  /** Settings that bear on speed and durability. */
  readonly postgres_settings: Readonly<Record<string, string>>
  /** Middle of 200 writes of 8 KiB with fdatasync where the database lies, in milliseconds; null when no database ran. */
  readonly flush_ms: number | null
}

const telling = [
  'fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression', 'shared_buffers', 'effective_cache_size', 'work_mem', 'max_wal_size',
  'checkpoint_timeout', 'random_page_cost', 'jit', 'max_parallel_workers_per_gather', 'autovacuum',
]

export async function machineFacts(database: { client: pg.ClientBase; flushMs: number } | null): Promise<Machine> {
  const { postgres, settings } = database === null ? { postgres: null, settings: {} } : await postgresFacts(database.client)
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? 'unknown',
    memory_mb: Math.round(totalmem() / 2 ** 20),
    system: await systemName(),
    node: process.version,
    postgres,
    postgres_settings: settings,
    flush_ms: database?.flushMs ?? null,
  }
}

async function postgresFacts(client: pg.ClientBase): Promise<{ postgres: string; settings: Record<string, string> }> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select name, current_setting(name) as value from pg_settings where name = any($1) or name = 'server_version'`, [telling])
  const values = new Map(rows.map(({ name, value }) => [name, value]))
  const settings = Object.fromEntries(telling.flatMap((name) => (values.has(name) ? [[name, values.get(name) ?? '']] : [])))
  return { postgres: values.get('server_version') ?? 'unknown', settings }
}

async function systemName(): Promise<string> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '')
  const name = /^PRETTY_NAME="?(.*?)"?$/m.exec(text)?.[1] ?? process.platform
  return `${name}, ${process.arch}`
}
