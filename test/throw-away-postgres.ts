// A PostgreSQL for one run of the tests: a server of its own in a temporary folder, or databases of its own on the server of DATABASE_URL.
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { processLog } from '../src/process-log.ts'
import { takeLock, type FileLock } from '../src/store/embedded/file-lock.ts'
import { findPostmaster } from '../src/store/embedded/postmaster-file.ts'
import { serverFolders } from '../src/store/embedded/server-folders.ts'
import { stopServer } from '../src/store/embedded/server-process.ts'
import { startEmbedded } from '../src/store/embedded/start-embedded.ts'

export type ThrowAwayPostgres = Readonly<{
  /** For TUNTAS_TEST_RUN: the mark of everything that this run makes. */
  run: string
  /** For TUNTAS_TEST_DATABASE_URL: a role that may create databases and roles. */
  adminUrl: string
  close(): Promise<void>
}>

const folderName = 'tuntas-test-'
const leftoverAge = 6 * 3600 * 1000

/** `databaseUrl` names the server to use; null starts one, without fsync, since nothing in it is worth keeping. */
export async function throwAwayPostgres(databaseUrl: string | null): Promise<ThrowAwayPostgres> {
  const run = `${Date.now().toString(36)}${randomBytes(3).toString('hex')}`
  if (databaseUrl === null) return ownServer(run)
  await dropRuns(databaseUrl, (made) => Date.now() - Number.parseInt(made.slice(0, -6), 36) > leftoverAge)
  return { run, adminUrl: databaseUrl, close: () => dropRuns(databaseUrl, (made) => made === run) }
}

async function ownServer(run: string): Promise<ThrowAwayPostgres> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), folderName))
  const held = await takeLock({ file: join(folder, 'in-use.lock'), kind: 'exclusive', wait: 0 })
  const log = processLog({ name: 'test-database', level: 'warn' })
  const server = await startEmbedded({ dataDir: join(folder, 'data'), log, durable: false })
  const close = async () => {
    await server.stop({ evenIfUsed: true })
    held?.release()
    await rm(folder, { recursive: true, force: true })
  }
  return { run, adminUrl: server.adminUrl, close }
}

/** Folders of runs that were killed: nobody holds their lock, and their server may still run. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const folder = join(tmpdir(), name)
    if (!name.startsWith(folderName) || (await stat(folder)).uid !== process.getuid?.()) continue
    const lock = await abandoned(folder)
    if (lock === null) continue
    const postmaster = await findPostmaster(serverFolders(join(folder, 'data')).pgdata)
    if (postmaster !== null) await stopServer(postmaster.pid, 2_000)
    lock.release()
    await rm(folder, { recursive: true, force: true })
  }
}

async function abandoned(folder: string): Promise<FileLock | null> {
  return takeLock({ file: join(folder, 'in-use.lock'), kind: 'exclusive', wait: 0 }).catch(() => null)
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
