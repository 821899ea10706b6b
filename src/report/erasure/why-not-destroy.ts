// Whether a report may be destroyed by a list because its time is over; null when it may. Judged when it is listed, and again when it is done.
import { isConcernedByPost } from '../allowed/who-may-act.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import { erasureOf } from './erasure.ts'
import { retentionOf } from './retention.ts'

/** `persons`: officers who wrote or approved the list. Nobody has evidence destroyed of what they, or a unit that they hold a post in, are complained about in. */
export function whyNotDestroy(world: World, state: ReportState, persons: readonly number[]): Refusal | null {
  const { asked, hold, stands } = erasureOf(state)
  if (stands !== 'none') return 'erased-already'
  // A body outside that has the report keeps its holding open, and so the report with it.
  if (state.open || state.holdings.some(({ open }) => open)) return 'still-open'
  if (hold !== null) return 'held-by-law'
  if (asked !== null) return 'wish-waits'
  if (persons.some((officer) => isConcernedByPost(world, state, officer))) return 'complained-about'
  const retention = retentionOf(world, state)
  return retention === null || retention.row.then !== 'destroy' || world.now < retention.until ? 'kept-longer' : null
}
