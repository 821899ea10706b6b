// Removes evidence files that never became part of a report: their form was given up, or its report was not written.
import type pg from 'pg'
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

/** Removes what is older than a day and an hour and belongs to no report; `until` is where the next run begins. */
export async function removeOrphanedFiles({ files, pool, now, from }: OrphanRemoval): Promise<{ readonly removed: number; readonly until: number }> {
  const until = now - GRACE_MS
  const removed = await files.removeOrphans({ from, until }, (place) => isEvidenceFile(pool, place))
  return { removed, until }
}
