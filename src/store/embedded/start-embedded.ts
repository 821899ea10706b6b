// The PostgreSQL that comes with Tuntas: set up on first use, shared by every process of one data folder, stopped by the last.
import { ensureDataFolder } from '../../data-folder.ts'
import type { ProcessLog } from '../../process-log.ts'
import { StartFault } from '../../start-fault.ts'
import { workableAccount, type AccountKind } from './account.ts'
import { findBinaries } from './binaries.ts'
import type { ConnectionUrls } from './connection-urls.ts'
import { ensureDatabase, separateSealer } from './database-roles.ts'
import { takeLock, type FileLock } from './file-lock.ts'
import { handOver } from './hand-over.ts'
import { initialise } from './initialise.ts'
import { keepRunning, type Watch } from './keep-running.ts'
import { readPasswords } from './passwords.ts'
import { reachableBinaries } from './reachable-binaries.ts'
import { findPostmaster } from './postmaster-file.ts'
import { runningServer, stopPatience, type RunningServer, type Server } from './running-server.ts'
import { serverFolders, type ServerFolders } from './server-folders.ts'
import { stopServer } from './server-process.ts'
import { removeSocketFolder } from './socket-folder.ts'

export type EmbeddedOptions = Readonly<{
  /** Absolute path; made when missing. */
  dataDir: string
  log: ProcessLog
  /** Start the server again whenever it dies, until `stop`. */
  keepAlive?: boolean
  /** False for throw-away databases of tests: nothing waits for the disk. */
  durable?: boolean
  /** Ends the setting up half-way. */
  signal?: AbortSignal
  /** Called while PostgreSQL's own programs are at work, at least once: time for work of our own that holds up this process. `new` while a database is made. */
  meanwhile?: (makes: Readonly<{ new: boolean }>) => void
  /** Allows one kind of account only, to try it. */
  account?: AccountKind
  /** Folders in which a copy of the binaries may be put for another account, instead of the usual ones. */
  places?: string[]
}>

export type Embedded = ConnectionUrls &
  Readonly<{
    /** Process id of the server as it was started or found. */
    pid: number
    /** After the migrations. */
    separateSealer(): Promise<void>
    /** Leaves the server, and stops it if nobody else uses it, or in any case with `evenIfUsed`. */
    stop(options?: { evenIfUsed: boolean }): Promise<void>
  }>

const lockWait = 60_000

/** Starts the server of a data folder, or joins the one that runs there. @throws StartFault with a sentence for whoever starts it. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  await ensureDataFolder(options.dataDir)
  const folders = serverFolders(options.dataDir)
  const use = await required({ file: folders.useLock, kind: 'shared' })
  try {
    const { server, running } = await whileStarting(folders, () => bringUp(options, folders))
    const watch = options.keepAlive ? watched(server, running) : null
    return { ...running.urls, pid: running.pid, separateSealer: () => separateSealer(running.urls.adminUrl, server.passwords), stop: (how) => leave({ folders, running, use, watch, evenIfUsed: how?.evenIfUsed ?? false }) }
  } catch (error) {
    use.release()
    throw error
  }
}

async function bringUp(options: EmbeddedOptions, folders: ServerFolders): Promise<{ server: Server; running: RunningServer }> {
  const { dataDir, log, signal } = options
  const found = await findBinaries(folders.links)
  const account = await workableAccount({ dataDir, binaries: found, only: options.account, places: options.places })
  const binaries = await reachableBinaries(account, found, options.places)
  await initialise({ dataDir, account, binaries, signal, meanwhile: options.meanwhile })
  await handOver(folders.root, account)
  const passwords = await readPasswords(folders.passwords)
  signal?.throwIfAborted()
  const server: Server = { folders, account, binaries, passwords, durable: options.durable ?? true, log, meanwhile: options.meanwhile }
  const running = await runningServer(server)
  await ensureDatabase(running.urls.adminUrl, passwords)
  return { server, running }
}

function watched(server: Server, running: RunningServer): Watch {
  return keepRunning({
    adminUrl: running.urls.adminUrl,
    log: server.log,
    revive: () => whileStarting(server.folders, async () => void (await runningServer(server, running.socketFolder))),
  })
}

type Leaving = Readonly<{ folders: ServerFolders; running: RunningServer; use: FileLock; watch: Watch | null; evenIfUsed: boolean }>

async function leave({ folders, running, use, watch, evenIfUsed }: Leaving): Promise<void> {
  await watch?.end()
  await whileStarting(folders, async () => {
    use.release()
    const alone = await takeLock({ file: folders.useLock, kind: 'exclusive', wait: 0 })
    try {
      if (alone === null && !evenIfUsed) return
      const found = await findPostmaster(folders.pgdata)
      if (found !== null) await stopServer(found.pid, stopPatience)
      await removeSocketFolder(running.socketFolder)
    } finally {
      alone?.release()
    }
  })
}

async function whileStarting<T>(folders: ServerFolders, act: () => Promise<T>): Promise<T> {
  const lock = await required({ file: folders.startLock, kind: 'exclusive' })
  try {
    return await act()
  } finally {
    lock.release()
  }
}

async function required(request: { file: string; kind: 'shared' | 'exclusive' }): Promise<FileLock> {
  const lock = await takeLock({ ...request, wait: lockWait })
  if (lock === null) throw new StartFault(`Another process has been starting or stopping the database for a minute: ${request.file} is held.`)
  return lock
}
