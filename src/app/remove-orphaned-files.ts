// Puts aside evidence files that never became part of a report: their form was given up, or its report was not written.
import type pg from 'pg'
import { hasEvidence, installationId } from '../store/installation.ts'
import { isEvidenceFile } from '../store/report-contents.ts'
import type { Files } from './ports.ts'

/** How long the files of a form that came back with faults wait on disk for its sender, in milliseconds. */
export const KEPT_MS = 24 * 60 * 60_000

/** A form sent in the last minute of that day publishes files that old; an hour later its report is written or never will be. */
const GRACE_MS = KEPT_MS + 60 * 60_000

export type OrphanRemoval = {
  readonly files: Files
  readonly pool: pg.Pool
  /** Epoch milliseconds. */
  readonly now: number
  /** `until` of the run before, which looked at everything older; 0 looks at all there is. */
  readonly from: number
}

/**
 * Removes what is older than a day and an hour and belongs to no report; `until` is where the next run begins. Published
 * files are put aside for a month first, and come back when a report has them after all: a database that was restored from
 * an older backup knows too few.
 * @throws when the files belong to another database, or the database knows no file at all
 */
export async function removeOrphanedFiles({ files, pool, now, from }: OrphanRemoval): Promise<{ readonly removed: number; readonly until: number }> {
  if ((await files.installation()) !== (await installationId(pool))) throw new Error('The evidence files belong to another database: none is removed.')
  const until = now - GRACE_MS
  const isKnown = (place: Parameters<typeof isEvidenceFile>[1]) => isEvidenceFile(pool, place)
  const removed = await files.removeOrphans({ from, until, now }, async (place) => (await isKnown(place)) || refusedWithoutEvidence(pool))
  return { removed, until }
}

/** Never true: a database without any evidence can't judge files that are there. */
async function refusedWithoutEvidence(pool: pg.Pool): Promise<false> {
  if (!(await hasEvidence(pool))) throw new Error('The database knows of no evidence at all, but there are files: none is removed.')
  return false
}
