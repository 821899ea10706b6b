// Changes of calendars that wait for this officer's decision: they have no other sign of them.
import type pg from 'pg'
import { readProposedChanges, type CalendarChange } from '../../store/calendar-changes.ts'
import { readShelf } from '../../store/calendars.ts'
import type { Reference } from '../reference.ts'
import { whyNotApprove, type AtCalendar } from './may-change.ts'

export type Waiting = { readonly pool: pg.Pool; readonly reference: Reference; /** Epoch milliseconds. */ readonly now: number }

/** Oldest first. */
export async function changesWaiting({ pool, reference, now }: Waiting, officer: AtCalendar): Promise<readonly CalendarChange[]> {
  const proposed = await readProposedChanges(pool, officer.government)
  if (proposed.length === 0) return []
  const { kept } = await readShelf(pool)
  return proposed.filter((change) => whyNotApprove(reference, now, kept.get(change.calendar)?.approvers ?? [], officer, change) === null)
}
