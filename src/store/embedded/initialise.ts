// Makes the folder of a new embedded PostgreSQL under another name and puts it in place whole, so that being killed half-way leaves nothing half-made.
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '../../data-folder.ts'
import { StartFault } from '../../start-fault.ts'
import { commandAs, giveTo, serverEnvironment, type Account } from './account.ts'
import { majorVersion, type Binaries } from './binaries.ts'
import { newPasswords, writePasswords } from './passwords.ts'
import { serverFolders, type ServerFolders } from './server-folders.ts'

const unfinishedName = 'postgres.new-'

export type Initialising = Readonly<{ dataDir: string; account: Account; binaries: Binaries; signal?: AbortSignal | undefined; meanwhile?: ((makes: Readonly<{ new: boolean }>) => void) | undefined }>

/** Makes DATA_DIR/postgres unless it is there. @throws StartFault when it belongs to another major version, or initdb failed. */
export async function initialise(request: Initialising): Promise<void> {
  const { dataDir } = request
  await removeUnfinished(dataDir)
  if (await isInitialised(dataDir)) return
  const unfinished = await mkdtemp(join(dataDir, unfinishedName))
  try {
    await fill(request, serverFolders(dataDir, unfinished))
    flushFolder(unfinished)
    await rename(unfinished, serverFolders(dataDir).root)
  } catch (error) {
    await removeUnfinished(dataDir)
    throw error
  }
  flushFolder(dataDir)
}

async function fill(request: Initialising, folders: ServerFolders): Promise<void> {
  const { account } = request
  await giveTo(account, folders.root)
  const passwords = newPasswords()
  await runInitdb(request, folders.pgdata, passwords.tuntas_admin)
  await writePasswords(folders.passwords, passwords)
  await giveTo(account, folders.passwords)
}

async function isInitialised(dataDir: string): Promise<boolean> {
  const { root, pgdata } = serverFolders(dataDir)
  const found = await readFile(join(pgdata, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    if (found.code !== 'ENOENT') throw new StartFault(`The database in ${root} may not be read (${found.code}): it belongs to another user.`)
    if ((await readdir(root).catch(() => [])).length > 0) throw new StartFault(`${root} holds something that is no database of Tuntas. Nothing was changed.`)
    return false
  }
  if (found.trim() === majorVersion) return true
  throw new StartFault(
    `The database in ${root} is of PostgreSQL ${found.trim()}, and this version of Tuntas brings PostgreSQL ${majorVersion}. ` +
      'Nothing was changed. Dump it with the version that wrote it and restore it, as docs/operate.md says.',
  )
}

/** What an interrupted start left; whatever can't be removed now is tried again next time. */
async function removeUnfinished(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(unfinishedName))
  await Promise.allSettled(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3, retryDelay: 100 })))
}

/** The C locale of PostgreSQL's own provider sorts and folds alike on every machine, whatever its libraries. */
async function runInitdb({ account, binaries, signal, meanwhile }: Initialising, pgdata: string, password: string): Promise<void> {
  await mkdir(pgdata, { mode: 0o700 })
  await giveTo(account, pgdata)
  const passwordFile = `${pgdata}.password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' })
  await giveTo(account, passwordFile)
  const locale = ['--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
  const access = ['--username=tuntas_admin', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const { file, args, options } = commandAs(account, binaries.initdb, ['-D', pgdata, ...access, ...locale])
  const environment = { cwd: '/', env: serverEnvironment(binaries), detached: true }
  const initdb = spawn(file, args, { ...options, ...environment, stdio: ['ignore', 'pipe', 'pipe'] })
  signal?.addEventListener('abort', () => endGroup(initdb), { once: true })
  const output = outputOf(initdb)
  meanwhile?.({ new: true })
  const said = await output
  signal?.throwIfAborted()
  await rm(passwordFile)
  if (said !== null) throw new StartFault(`The database could not be set up in ${pgdata}: ${said}`)
}

/** Null when the program succeeded, else the last lines it said. initdb says nothing about anybody's data. */
async function outputOf(child: ReturnType<typeof spawn>): Promise<string | null> {
  const said: string[] = []
  child.stdout?.on('data', (chunk) => said.push(String(chunk)))
  child.stderr?.on('data', (chunk) => said.push(String(chunk)))
  const ended = await new Promise<number | Error | null>((settle) => {
    child.once('error', settle)
    child.once('close', settle)
  })
  if (ended === 0) return null
  return ended instanceof Error ? ended.message : said.join('').trim().split('\n').slice(-3).join(' ')
}

/** With the server that initdb runs for a moment. */
function endGroup({ pid, exitCode, signalCode }: ReturnType<typeof spawn>): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}
