// Procedures and calendars as a government edits them, read and checked; what a build has checked once it does not check again.
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { loadCalendarFolder } from '../store/calendar-files.ts'
import type { CalendarFile } from '../store/calendars.ts'
import type { SopFile } from '../store/publish-reference.ts'
import { sopFiles } from '../store/sop-files.ts'

export type DataFiles = { readonly calendars: readonly CalendarFile[]; readonly sops: readonly SopFile[] }

const FOLDERS = ['sop', 'calendar']

/** It takes most of a second for files that have changed. @throws with one sentence per fault in a file. */
export async function dataFiles(root = projectRoot()): Promise<DataFiles> {
  const digest = await digestOf(root)
  const kept = await keptFiles(root, digest)
  if (kept !== null) return kept
  const sops = await sopFiles(join(root, 'sop'))
  const calendars = [...loadCalendarFolder(join(root, 'calendar'))].map(([id, { calendar, extends: followed, approvers }]) => ({ id, source: calendar.data, extends: followed === null ? [] : [followed], approvers }))
  await keep(root, { digest, files: { calendars, sops } })
  return { calendars, sops }
}

type Kept = { readonly digest: string; readonly files: DataFiles }

/** It goes with the build, whose rules the files were checked by. */
function placeOf(root: string): string {
  return join(root, 'dist/.checked-data.json')
}

async function keptFiles(root: string, digest: string): Promise<DataFiles | null> {
  try {
    const kept = JSON.parse(await readFile(placeOf(root), 'utf8')) as Kept
    return kept.digest === digest ? kept.files : null
  } catch {
    return null
  }
}

/** Where it can't be written (no build, a folder of somebody else's, a full disk) the files are checked each time. */
async function keep(root: string, kept: Kept): Promise<void> {
  const fresh = `${placeOf(root)}.${process.pid}`
  try {
    await writeFile(fresh, JSON.stringify(kept))
    await rename(fresh, placeOf(root))
  } catch {
    return
  }
}

async function digestOf(root: string): Promise<string> {
  const digest = createHash('sha256')
  for (const folder of FOLDERS) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort()
    const texts = await Promise.all(names.map((name) => readFile(join(root, folder, name))))
    names.forEach((name, index) => digest.update(`${folder}/${name}\0`).update(createHash('sha256').update(texts[index] ?? '').digest()))
  }
  return digest.digest('hex')
}
