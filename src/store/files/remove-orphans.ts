// Removes files that never became part of a report: their request broke off, or its report wasn't written.
import { opendir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilePlace } from '../../app/ports.ts'
import { parseReportId } from '../../report/public-number.ts'
import { systemCodeOf } from './file-fault.ts'
import { isFileId, stagingFolder } from './folders.ts'

export async function removeOrphans(root: string, olderThan: number, isKnown: (place: FilePlace) => Promise<boolean>): Promise<number> {
  let removed = 0
  for await (const name of namesIn(stagingFolder(root))) removed += await removeIfOld(join(stagingFolder(root), name), olderThan)
  for await (const { path, place } of publishedFiles(root)) {
    if ((await isOld(path, olderThan)) && !(await isKnown(place))) removed += await removeIfOld(path, olderThan)
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

async function isOld(path: string, olderThan: number): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < olderThan
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function removeIfOld(path: string, olderThan: number): Promise<number> {
  if (!(await isOld(path, olderThan))) return 0
  await unlink(path)
  return 1
}
