// A PostgreSQL for one run of the rig, in a temporary folder, as durable and with the same settings as the embedded one.
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { commandAs, giveTo, serverEnvironment, workableAccount, type Account } from '../../src/store/embedded/account.ts'
import { socketPort } from '../../src/store/embedded/connection-urls.ts'
import { serverFolders, type ServerFolders } from '../../src/store/embedded/server-folders.ts'
import { isAlive } from '../../src/process-command.ts'
import { lastWords, launchServer, stopServer } from '../../src/store/embedded/server-process.ts'
import { settingsText } from '../../src/store/embedded/server-settings.ts'
import { socketFolder } from '../../src/store/embedded/socket-folder.ts'
import type { Cleanup } from './cleanup.ts'
import { findPostgres, type FoundPostgres } from './find-postgres.ts'

export type ThrowAwayPostgres = {
  readonly pid: number
  readonly folder: string
  readonly socketFolder: string
  readonly user: string
  readonly pgbench: string | null
  /** Connection string of a database for its owner, through the socket. */
  readonly url: (database: string) => string
}

const USER = 'bench'
const START_LIMIT_MS = 30_000

/** `statistics` has the server count what each statement costs, which itself costs a little. */
export async function startPostgres(cleanup: Cleanup, { statistics }: { statistics: boolean }): Promise<ThrowAwayPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'tuntas-bench-'))
  await chmod(folder, 0o755)
  cleanup.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  const found = await findPostgres(join(folder, 'library-links'))
  const account = await workableAccount({ dataDir: folder, binaries: found.binaries })
  const folders = serverFolders(folder)
  await initialise(found, account, folders)
  await writeFile(join(folders.pgdata, 'postgresql.conf'), settingsText(true))
  await writeFile(folders.extra, statistics ? `shared_preload_libraries = 'pg_stat_statements'\npg_stat_statements.track = 'all'\n` : '')
  await giveTo(account, folders.extra)
  const socket = await socketFolder(folders.socket, account)
  const pid = await launchServer({ folders, account, binaries: found.binaries, socketFolder: socket })
  if (pid === null) throw new Error('PostgreSQL could not be started.')
  cleanup.add(() => stopServer(pid, 15_000))
  const url = (database: string) => `postgresql://${USER}@/${database}?host=${encodeURIComponent(socket)}&port=${socketPort}`
  await untilReady(url('postgres'), pid, folders.log)
  return { pid, folder, socketFolder: socket, user: USER, pgbench: found.pgbench, url }
}

async function initialise({ binaries }: FoundPostgres, account: Account, { root, pgdata }: ServerFolders): Promise<void> {
  for (const folder of [root, pgdata]) {
    await mkdir(folder, { mode: 0o700 })
    await giveTo(account, folder)
  }
  const words = ['-D', pgdata, `--username=${USER}`, '--auth=trust', '--no-locale', '--encoding=UTF8']
  const { file, args, options } = commandAs(account, binaries.initdb, words)
  const child = spawn(file, args, { ...options, cwd: '/', env: serverEnvironment(binaries), stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  const status = await new Promise<number | null>((settle, fail) => void child.once('close', settle).once('error', fail))
  if (status !== 0) throw new Error(`The temporary database could not be set up: ${said.trim()}`)
}

async function untilReady(url: string, pid: number, log: string): Promise<void> {
  for (const end = Date.now() + START_LIMIT_MS; ; await pause(50)) {
    const client = new pg.Client({ connectionString: url })
    const refused = await client.connect().then(() => client.end(), (error: unknown) => error ?? new Error('refused'))
    if (refused === undefined) return
    if (!isAlive(pid) || Date.now() > end) throw new Error(`PostgreSQL did not start: ${await lastWords(log)}`, { cause: refused })
  }
}
