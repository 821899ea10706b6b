// The public log as files that any web server can serve: written whole, flushed, then named; a tile never changes.
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { giveToFolderOwner } from '../../data-folder.ts'
import { entryBundle } from '../../log/entry-bundle.ts'
import type { NewTile } from '../../log/grow-tree.ts'
import { TILE_WIDTH, tilePath } from '../../log/tile-path.ts'
import { systemCodeOf } from '../files/file-fault.ts'
import { syncFolder } from '../files/folders.ts'

/** Files that are written at the same time. */
const AT_ONCE = 16

/** The folder of the first log; later ones stand in folders of their numbers below it, as in their addresses. */
export function logFolder(dataDir: string, log: number): string {
  return log === 1 ? join(dataDir, 'log') : join(dataDir, 'log', String(log))
}

export type LogFile = { readonly path: string; readonly bytes: Uint8Array }

/** When it returns, all are on disk under their names. */
export async function writeLogFiles(folder: string, files: readonly LogFile[]): Promise<void> {
  const folders = new Set<string>()
  for (const { path } of files) for (const one of await makeFolders(folder, dirname(join(folder, path)))) folders.add(one)
  for (let at = 0; at < files.length; at += AT_ONCE) await Promise.all(files.slice(at, at + AT_ONCE).map((file) => writeOne(folder, file)))
  await Promise.all([...folders].map(syncFolder))
}

/** Null when there is no such file. */
export async function readLogFile(folder: string, path: string): Promise<Buffer | null> {
  try {
    return await readFile(join(folder, path))
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCodeOf(error) ?? '')) return null
    throw error
  }
}

export function tileFile(tile: NewTile): LogFile {
  return { path: tilePath(tile), bytes: Buffer.concat(tile.hashes) }
}

/** Bundles of the entries from `base`, the first of a bundle, on. */
export function bundleFiles(base: number, entries: readonly Uint8Array[]): readonly LogFile[] {
  return Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, part) => {
    const here = entries.slice(part * TILE_WIDTH, (part + 1) * TILE_WIDTH)
    return { path: tilePath({ level: 'entries', index: base / TILE_WIDTH + part, width: here.length }), bytes: entryBundle(here) }
  })
}

/** What is cut at a size that a whole tile has passed is needed by nobody any longer. */
export async function removePartial(folder: string, whole: readonly string[]): Promise<void> {
  await Promise.all(whole.map((path) => rm(join(folder, `${path}.p`), { recursive: true, force: true })))
}

async function writeOne(folder: string, { path, bytes }: LogFile): Promise<void> {
  const made = join(folder, `${path}.new-${randomBytes(6).toString('hex')}`)
  const file = await open(made, 'wx', 0o644)
  try {
    giveToFolderOwner(made)
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(made, join(folder, path))
}

/** Those whose content changes: the folder itself and every one that was made on the way. */
async function makeFolders(root: string, folder: string): Promise<readonly string[]> {
  const made = await mkdir(folder, { recursive: true, mode: 0o755 })
  if (made === undefined) return [folder]
  const folders: string[] = [folder]
  for (let one = folder; one.length >= made.length; one = dirname(one)) {
    giveToFolderOwner(one)
    folders.push(dirname(one))
  }
  return folders.filter((one) => one.length >= dirname(root).length)
}
