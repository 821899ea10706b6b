// Procedures and calendars as a government edits them, read and checked; what a build has checked once it does not check again.
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { loadCalendarFolder } from '../store/calendar-files.ts'
import type { CalendarFile } from '../store/calendars.ts'
import type { SopFile } from '../store/publish-reference.ts'
import { sopFiles } from '../store/sop-files.ts'
import { keptReading } from './kept-reading.ts'

export type DataFiles = { readonly calendars: readonly CalendarFile[]; readonly sops: readonly SopFile[] }

/** It takes most of a second for files that have changed. @throws with one sentence per fault in a file. */
export function dataFiles(root = projectRoot()): Promise<DataFiles> {
  return keptReading({ root, name: '.checked-data.json', folders: ['sop', 'calendar'], read: () => readFiles(root) })
}

async function readFiles(root: string): Promise<DataFiles> {
  const sops = await sopFiles(join(root, 'sop'))
  const calendars = [...loadCalendarFolder(join(root, 'calendar'))].map(([id, { calendar, extends: followed, approvers }]) => ({ id, source: calendar.data, extends: followed === null ? [] : [followed], approvers }))
  return { calendars, sops }
}
