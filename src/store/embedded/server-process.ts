// Starts and stops one PostgreSQL server process.
import { spawn } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from '../../process-command.ts'
import { commandAs, giveTo, serverEnvironment, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { ServerFolders } from './server-folders.ts'

const largestLog = 10_000_000

export type ServerLaunch = Readonly<{ folders: ServerFolders; account: Account; binaries: Binaries; socketFolder: string }>

/**
 * Starts the server in a session of its own, so that Ctrl-C in a terminal reaches only us, who stop it last.
 * Its words go to a file: a pipe would break with us. Returns its process id at once, or null when it could not even be started.
 */
export async function launchServer({ folders, account, binaries, socketFolder }: ServerLaunch): Promise<number | null> {
  await keepLogSmall(folders.log)
  const log = await open(folders.log, 'a', 0o600)
  await giveTo(account, folders.log)
  const words = ['-D', folders.pgdata, '-c', `unix_socket_directories="${socketFolder.replaceAll('"', '""')}"`]
  const { file, args, options } = commandAs(account, binaries.postgres, words)
  const environment = { cwd: '/', env: serverEnvironment(binaries), detached: true }
  const child = spawn(file, args, { ...options, ...environment, stdio: ['ignore', log.fd, log.fd] })
  await new Promise((settle) => child.once('spawn', settle).once('error', settle))
  child.on('error', () => undefined)
  child.unref()
  await log.close()
  return child.pid ?? null
}

/**
 * Stops a server: it ends its sessions, writes what is in memory and goes. After `patience` milliseconds it is told to
 * go at once, as after a crash (it recovers at the next start), and after as long again it is killed.
 */
export async function stopServer(pid: number, patience: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!sent(pid, signal) || (await hasEnded(pid, patience))) return
  }
}

function sent(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

/** True as soon as the process is gone, false when it is still there after `limit` milliseconds. */
export async function hasEnded(pid: number, limit: number): Promise<boolean> {
  for (const end = Date.now() + limit; isAlive(pid); await pause(20)) if (Date.now() > end) return false
  return true
}

/** The last lines of the server's log, for whoever has to find out why it does not start. */
export async function lastWords(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '')
  return text.trim().split('\n').slice(-4).join('\n')
}

async function keepLogSmall(log: string): Promise<void> {
  const size = await stat(log).then(
    (found) => found.size,
    () => 0,
  )
  if (size > largestLog) await rename(log, `${log}.1`)
}
