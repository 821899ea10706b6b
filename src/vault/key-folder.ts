// The folder that holds the keys: readable by its owner alone, each file complete and on disk before it has its name.
import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { flushFolder, giveToFolderOwner } from '../data-folder.ts'
import { VaultFault } from './vault-fault.ts'

export type KeyFolder = {
  readonly path: string
  readonly names: () => readonly string[]
  /** Null when there is no such file. */
  readonly read: (name: string) => string | null
  /** False when the name is taken already, also by another process at the same moment; nothing is changed then. */
  readonly create: (name: string, text: string) => boolean
  readonly replace: (name: string, text: string) => void
  /** Overwritten, then gone; nothing when it isn't there. */
  readonly destroy: (name: string) => void
  /** Changes whenever a file comes or goes. */
  readonly stamp: () => number
}

/**
 * Makes the folder when it isn't there.
 * @throws VaultFault `keys-unsafe` with the command that mends it, `keys-broken` when it can't be read or made
 */
export function openKeyFolder(path: string): KeyFolder {
  guarded(path, () => makeFolder(path))
  refuseIfOpenToOthers(path, '700')
  return {
    path,
    names: () => guarded(path, () => readdirSync(path).sort()),
    read: (name) => readKeyFile(join(path, name)),
    create: (name, text) => guarded(path, () => createKeyFile(path, name, text)),
    replace: (name, text) => guarded(path, () => renameInto(path, writeUnderNewName(path, text), name)),
    destroy: (name) => guarded(path, () => destroyKeyFile(path, name)),
    stamp: () => guarded(path, () => statSync(path).mtimeMs),
  }
}

/** Folders above it get the usual mode: other users may have to reach what else lies there. */
function makeFolder(path: string): void {
  const made = mkdirSync(dirname(path), { recursive: true })
  for (let above = dirname(path); made !== undefined && above.length >= made.length; above = dirname(above)) flushFolder(dirname(above))
  try {
    mkdirSync(path, { mode: 0o700 })
    giveToFolderOwner(path)
    flushFolder(dirname(path))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

function refuseIfOpenToOthers(path: string, allowed: '700' | '600'): void {
  if (process.platform === 'win32') return
  const mode = guarded(path, () => statSync(path).mode & 0o777)
  if ((mode & 0o077) === 0) return
  throw new VaultFault('keys-unsafe', `Others can read the keys in ${path} (mode ${mode.toString(8)}). Run: chmod ${allowed} ${path}`)
}

function readKeyFile(path: string): string | null {
  try {
    const text = readFileSync(path, 'utf8')
    refuseIfOpenToOthers(path, '600')
    return text
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error instanceof VaultFault ? error : faultOf(path, error)
  }
}

/** A hard link fails when the name exists, and the file behind it is complete: no one ever reads half a key. */
function createKeyFile(folder: string, name: string, text: string): boolean {
  const made = writeUnderNewName(folder, text)
  try {
    linkSync(made, join(folder, name))
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(made)
  }
  flushFolder(folder)
  return true
}

/** On a disk that writes elsewhere what is written again, the old bytes may stay for a while: keys folders belong on encrypted disks. */
function destroyKeyFile(folder: string, name: string): void {
  const path = join(folder, `.gone-${randomBytes(8).toString('hex')}`)
  try {
    renameSync(join(folder, name), path) // first: nobody reads half a key
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const length = statSync(path).size
  const file = openSync(path, 'r+')
  try {
    writeSync(file, randomBytes(length), 0, length, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  unlinkSync(path)
  flushFolder(folder)
}

function renameInto(folder: string, made: string, name: string): void {
  renameSync(made, join(folder, name))
  flushFolder(folder)
}

function writeUnderNewName(folder: string, text: string): string {
  const path = join(folder, `.new-${randomBytes(8).toString('hex')}`)
  const file = openSync(path, 'wx', 0o600)
  try {
    giveToFolderOwner(path)
    const bytes = Buffer.from(text)
    // A disk that is nearly full takes a part; what is left then fails, and no half key ever gets its name.
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } catch (error) {
    unlinkSync(path)
    throw error
  } finally {
    closeSync(file)
  }
  return path
}

function guarded<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw error instanceof VaultFault ? error : faultOf(path, error)
  }
}

function faultOf(path: string, error: unknown): VaultFault {
  return new VaultFault('keys-broken', `The keys in ${path} can't be read or written: ${codeOf(error) ?? 'unknown cause'}.`, { cause: error })
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}
