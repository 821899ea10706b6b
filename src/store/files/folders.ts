// Where files lie: under names of our own making, in folders that their owner alone can enter.
import { hash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilePlace } from '../../app/ports.ts'
import { giveToFolderOwner } from '../../data-folder.ts'
import { parseReportId } from '../../report/numbers/public-number.ts'
import { systemCodeOf } from './file-fault.ts'

export function stagingFolder(root: string): string {
  return join(root, 'tmp')
}

/** Where files that belong to no report wait for a month, in case the database was the wrong one. */
export function removedFolder(root: string): string {
  return join(root, 'removed')
}

/** @throws RangeError for a handle that isn't one of ours: it may have travelled with a form */
export function stagedPath(root: string, { handle }: { readonly handle: string }): string {
  if (!/^[0-9a-f]{32}$/.test(handle)) throw new RangeError('Not a staged file')
  return join(stagingFolder(root), handle)
}

/**
 * From the root down to the folder of one report. 256 folders above those of the reports keep each of them short.
 * @throws RangeError for an id that isn't one of ours: no path is ever made of anything else
 */
export function foldersOf(root: string, reportId: string): readonly [string, string, string] {
  if (parseReportId(reportId) === null) throw new RangeError('Not a report id')
  const shelf = join(root, hash('sha256', reportId, 'hex').slice(0, 2))
  return [root, shelf, join(shelf, reportId)]
}

export function pathOf(root: string, { reportId, fileId }: FilePlace): string {
  if (!isFileId(fileId)) throw new RangeError('Not a file id')
  return join(foldersOf(root, reportId)[2], fileId)
}

export function isFileId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text)
}

export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
    giveToFolderOwner(path)
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error
  }
}

/** Without this a name, new or removed, may be gone or back after a power failure. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
