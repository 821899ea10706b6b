// Removes files that never became part of a report: their request broke off, or its report wasn't written.
import { opendir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilePlace } from '../../app/ports.ts'
import { parseReportId } from '../../report/public-number.ts'
import { systemCodeOf } from './file-fault.ts'
import { isFileId, stagingFolder } from './folders.ts'

/** Epoch milliseconds: of what was published, only what was written in between is asked about. */
export type OrphanAge = { readonly from: number; readonly until: number }

export async function removeOrphans(root: string, { from, until }: OrphanAge, isKnown: (place: FilePlace) => Promise<boolean>): Promise<number> {
  let removed = 0
  for await (const name of namesIn(stagingFolder(root))) {
    const path = join(stagingFolder(root), name)
    if ((await writtenAt(path)) < until) removed += await remove(path)
  }
  for await (const { path, place } of publishedFiles(root)) {
    const at = await writtenAt(path)
    if (at >= from && at < until && !(await isKnown(place))) removed += await remove(path)
  }
  return removed
}

/** Only what lies where a file of ours would: anything else in the folder is not ours to touch. */
async function* publishedFiles(root: string): AsyncGenerator<{ path: string; place: FilePlace }> {
  for await (const shelf of namesIn(root)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue
    for await (const report of namesIn(join(root, shelf))) {
      const reportId = parseReportId(report)
      if (reportId === null) continue
      for await (const fileId of namesIn(join(root, shelf, report))) {
        if (isFileId(fileId)) yield { path: join(root, shelf, report, fileId), place: { reportId, fileId } }
      }
    }
  }
}

async function* namesIn(folder: string): AsyncGenerator<string> {
  for await (const entry of await opendir(folder)) yield entry.name
}

/** Epoch milliseconds; for a file that has gone meanwhile, a time that is never old. */
async function writtenAt(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return Infinity
    throw error
  }
}

/** How many it removed: none when another process was quicker. */
async function remove(path: string): Promise<number> {
  try {
    await unlink(path)
    return 1
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return 0
    throw error
  }
}
