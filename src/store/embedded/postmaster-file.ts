// Reads postmaster.pid, in which a PostgreSQL server says who and where it is, and tells whether it tells the truth.
import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive, processCommand } from '../../process-command.ts'

export type Postmaster = Readonly<{ pid: number; socketFolder: string }>

/** The live server of a data folder, or null. A file left behind by a crash names a process that is gone, or another one. */
export async function findPostmaster(pgdata: string): Promise<Postmaster | null> {
  const text = await readFile(join(pgdata, 'postmaster.pid'), 'utf8').catch(() => '')
  // Lines: process id, data folder, start time, port, socket folder, listen address, shared memory key, status.
  const [first, , , , socketFolder] = text.split('\n')
  const pid = Number(first)
  if (!Number.isSafeInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  return (await servesFolder(pid, pgdata)) ? { pid, socketFolder: socketFolder ?? '' } : null
}

/** A server works inside its data folder; after a restart of the machine its number may belong to any other process. */
async function servesFolder(pid: number, pgdata: string): Promise<boolean> {
  if (process.platform === 'linux') return worksIn(pid, await realpath(pgdata))
  const command = await processCommand(pid)
  return command.includes('postgres') && command.includes(pgdata)
}

/** The processes of a server that outlived it for a moment; while one is left, starting anew is not safe. Linux only. */
export async function leftoverProcesses(pgdata: string): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const folder = await realpath(pgdata)
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const working = await Promise.all(pids.map((pid) => worksIn(pid, folder)))
  return pids.filter((_, index) => working[index])
}

async function worksIn(pid: number, folder: string): Promise<boolean> {
  return (await readlink(`/proc/${pid}/cwd`).catch(() => null)) === folder
}
