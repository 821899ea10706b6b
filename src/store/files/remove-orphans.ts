// Puts aside files that never became part of a report: their request broke off, or its report wasn't written.
import { opendir, rename, stat, unlink, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilePlace } from '../../app/ports.ts'
import { parseReportId } from '../../report/numbers/public-number.ts'
import { systemCodeOf } from './file-fault.ts'
import { foldersOf, isFileId, makeFolder, pathOf, removedFolder, stagingFolder, syncFolder } from './folders.ts'

/** How long a file that was put aside is kept, in milliseconds. */
const ASIDE_MS = 30 * 24 * 60 * 60_000

/** Epoch milliseconds: of what was published, only what was written in between is asked about. */
export type OrphanAge = { readonly from: number; readonly until: number; readonly now: number }

/** Is asked about one file at a time; what it throws ends the removal. */
export type IsKnown = (place: FilePlace) => Promise<boolean>

/** Returns how many it removed or put aside. */
export async function removeOrphans(root: string, { from, until, now }: OrphanAge, isKnown: IsKnown): Promise<number> {
  let removed = 0
  for await (const name of namesIn(stagingFolder(root))) {
    const path = join(stagingFolder(root), name)
    if ((await writtenAt(path)) < until) removed += await unlessGone(() => unlink(path))
  }
  for await (const { path, place } of publishedFiles(root)) {
    const at = await writtenAt(path)
    if (at >= from && at < until && !(await isKnown(place))) removed += await unlessGone(() => putAside(root, path, place, now))
  }
  await goThroughAside(root, now, isKnown)
  return removed
}

export async function hasPublished(root: string): Promise<boolean> {
  const { done } = await publishedFiles(root).next()
  return done !== true
}

/** The time of its writing becomes that of its removal, from which its month counts. */
async function putAside(root: string, path: string, { reportId, fileId }: FilePlace, now: number): Promise<void> {
  await makeFolder(removedFolder(root))
  await utimes(path, now / 1000, now / 1000)
  await rename(path, join(removedFolder(root), `${reportId}.${fileId}`))
}

/** Brings back what a report has after all, and lets go of what nobody missed for a month. */
async function goThroughAside(root: string, now: number, isKnown: IsKnown): Promise<void> {
  for await (const name of namesIn(removedFolder(root))) {
    const path = join(removedFolder(root), name)
    const [report = '', fileId = ''] = name.split('.')
    const reportId = parseReportId(report)
    if (reportId === null || !isFileId(fileId)) continue
    if (await isKnown({ reportId, fileId })) await bringBack(root, path, { reportId, fileId })
    else if ((await writtenAt(path)) < now - ASIDE_MS) await unlessGone(() => unlink(path))
  }
}

async function bringBack(root: string, path: string, place: FilePlace): Promise<void> {
  const [, shelf, folder] = foldersOf(root, place.reportId)
  await makeFolder(shelf)
  await makeFolder(folder)
  await unlessGone(() => rename(path, pathOf(root, place)))
  for (const changed of [folder, shelf, root]) await syncFolder(changed)
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

/** None where the folder isn't there. */
async function* namesIn(folder: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(folder)) yield entry.name
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error
  }
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

/** How many it changed: none when another process was quicker. */
async function unlessGone(change: () => Promise<void>): Promise<number> {
  try {
    await change()
    return 1
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return 0
    throw error
  }
}
