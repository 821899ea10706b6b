// Brings the embedded server up: takes over one that a crash left running, stops one that can't be used, or starts it.
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ProcessLog } from '../../process-log.ts'
import { StartFault } from '../../start-fault.ts'
import { giveTo, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { connectionUrls, type ConnectionUrls } from './connection-urls.ts'
import type { Passwords } from './passwords.ts'
import { findPostmaster, leftoverProcesses, type Postmaster } from './postmaster-file.ts'
import type { ServerFolders } from './server-folders.ts'
import { lastWords, launchServer, stopServer } from './server-process.ts'
import { clusterNameOf, settingsText } from './server-settings.ts'
import { serverState } from './server-state.ts'
import { removeSocketFolder, socketFolder } from './socket-folder.ts'

export type Server = Readonly<{
  folders: ServerFolders
  account: Account
  binaries: Binaries
  passwords: Passwords
  durable: boolean
  log: ProcessLog
  meanwhile?: ((makes: Readonly<{ new: boolean }>) => void) | undefined
}>

export type RunningServer = Readonly<{ pid: number; socketFolder: string; urls: ConnectionUrls }>

/** How long a server may take to stop before it is told to go at once, in milliseconds. */
export const stopPatience = 10_000
const startLimit = 15_000

/** Call it holding the start lock. `socket` keeps the address of a server that is being restarted. */
export async function runningServer(server: Server, socket?: string): Promise<RunningServer> {
  const found = await findPostmaster(server.folders.pgdata)
  const adopted = found === null ? null : await adopt(server, found)
  if (adopted !== null) return adopted
  await awaitLeftovers(server)
  const folder = socket ?? (await socketFolder(server.folders.socket, server.account))
  await writeSettings(server)
  return start(server, folder)
}

/** Null when the server could not be used and has been stopped. */
async function adopt(server: Server, found: Postmaster): Promise<RunningServer | null> {
  const urls = connectionUrls(server.passwords, found.socketFolder)
  const state = await serverState({ adminUrl: urls.adminUrl, pid: found.pid, patience: 3_000 })
  if (state.kind === 'ready' && state.clusterName === clusterNameOf(settingsText(server.durable))) {
    server.log.info('took over the database that was running', { pid: found.pid })
    return { pid: found.pid, socketFolder: found.socketFolder, urls }
  }
  if (state.kind !== 'ended') await stopServer(found.pid, stopPatience)
  await removeSocketFolder(found.socketFolder)
  return null
}

/**
 * The processes of a killed server see that it is gone and end. Then its pid file may only block the way: PostgreSQL
 * trusts the number in it even when that has passed to a process of quite another kind.
 */
async function awaitLeftovers({ folders }: Server): Promise<void> {
  const end = Date.now() + startLimit
  while ((await leftoverProcesses(folders.pgdata)).length > 0) {
    if (Date.now() > end) throw new StartFault(`Processes of an earlier PostgreSQL still work in ${folders.pgdata}: end them first.`)
    await pause(50)
  }
  if (process.platform === 'linux') await rm(join(folders.pgdata, 'postmaster.pid'), { force: true })
}

async function writeSettings({ folders, account, durable }: Server): Promise<void> {
  const file = join(folders.pgdata, 'postgresql.conf')
  await writeFile(file, settingsText(durable), { mode: 0o600 })
  await giveTo(account, file)
}

/** Meeting what is left of a killed server's shared memory, it tries again for a while. */
async function start(server: Server, folder: string): Promise<RunningServer> {
  const urls = connectionUrls(server.passwords, folder)
  const end = Date.now() + startLimit
  do {
    const pid = await launchServer({ ...server, socketFolder: folder })
    if (pid === null) break
    server.meanwhile?.({ new: false })
    const state = await serverState({ adminUrl: urls.adminUrl, pid, patience: startLimit })
    if (state.kind === 'ready') return { pid, socketFolder: folder, urls }
    if (state.kind === 'unreachable') await stopServer(pid, stopPatience)
    await pause(100)
  } while (Date.now() < end && /shared memory|lock file/.test(await lastWords(server.folders.log)))
  throw new StartFault(`The database does not start. Its last words, from ${server.folders.log}:\n${await lastWords(server.folders.log)}`)
}
