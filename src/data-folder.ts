// The folder that holds everything an instance keeps; closed to everybody else.
import { chownSync, closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { access, constants, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartFault } from './start-fault.ts'

/** Makes the folder if it is missing. @throws StartFault when it can't be made or written. */
export async function ensureDataFolder(folder: string): Promise<void> {
  try {
    const made = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (made !== undefined) for (let path = folder; path.length >= made.length; path = dirname(path)) keepNewFolder(path)
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    throw new StartFault(`The data folder ${folder} can't be written (${code}). Make it yours, or name another in DATA_DIR.`, { cause })
  }
}

function keepNewFolder(path: string): void {
  giveToFolderOwner(path)
  flushFolder(dirname(path))
}

/**
 * Without this a name that is new in a folder, or gone from it, may be gone or back after a power failure. A folder that
 * isn't ours to read, above the data folder, can't be flushed and is left.
 */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error
  }
}

/** What root makes in somebody's folder becomes that person's, so that they can go on without root. */
export function giveToFolderOwner(path: string): void {
  if (process.geteuid?.() !== 0) return
  const owner = statSync(dirname(path))
  chownSync(path, owner.uid, owner.gid)
}
