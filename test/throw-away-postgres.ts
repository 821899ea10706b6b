// A PostgreSQL for one run of the tests: a server of its own in a temporary folder, or databases of its own on the server of DATABASE_URL.
import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { processLog } from '../src/process-log.ts'
import { startEmbedded } from '../src/store/embedded/start-embedded.ts'

export type ThrowAwayPostgres = Readonly<{
  /** For TUNTAS_TEST_RUN: the mark of everything that this run makes. */
  run: string
  /** For TUNTAS_TEST_DATABASE_URL: a role that may create databases and roles. */
  adminUrl: string
  close(): Promise<void>
}>

const leftoverAge = 6 * 3600 * 1000

/**
 * `databaseUrl` names the server to use; null starts one in `folder`, without fsync, since nothing in it is worth
 * keeping. What must survive a crash is tested on servers of its own.
 */
export async function throwAwayPostgres({ databaseUrl, folder }: { databaseUrl: string | null; folder: string }): Promise<ThrowAwayPostgres> {
  const run = `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`
  if (databaseUrl === null) {
    const log = processLog({ name: 'test-database', level: 'warn' })
    const server = await startEmbedded({ dataDir: folder, log, durable: false })
    return { run, adminUrl: server.adminUrl, close: () => server.stop({ evenIfUsed: true }) }
  }
  await dropRuns(databaseUrl, (made) => Date.now() - Number.parseInt(made.slice(0, -6), 36) > leftoverAge)
  return { run, adminUrl: databaseUrl, close: () => dropRuns(databaseUrl, (made) => made === run) }
}

/** Drops the databases and roles of the runs that `chosen` names. */
async function dropRuns(adminUrl: string, chosen: (run: string) => boolean): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    for (const kind of ['database', 'role'] as const) {
      const names = kind === 'database' ? 'select datname as name from pg_database' : 'select rolname as name from pg_roles'
      const { rows } = await client.query<{ name: string }>(names)
      const ours = rows.filter(({ name }) => chosen(/^tuntas_test_([0-9a-z]{8,})_/.exec(name)?.[1] ?? ''))
      for (const { name } of ours) await client.query(`drop ${kind} if exists ${client.escapeIdentifier(name)}${kind === 'database' ? ' with (force)' : ''}`)
    }
  } finally {
    await client.end()
  }
}
