// Who may propose a change of a calendar, for whom it would hold, and who may approve it. Pages and use cases ask here.
import { followedBy } from '../../calendar/effective-calendar.ts'
import type { UnitId } from '../../report/world.ts'
import type { CalendarChange } from '../../store/calendar-changes.ts'
import type { CalendarRow, Shelf } from '../../store/calendars.ts'
import type { Reference } from '../reference.ts'
import { calendarsOf } from './replacements.ts'

export type AtCalendar = { readonly officer: number; readonly government: UnitId; readonly administrator: boolean }

/** Null where the calendar is not theirs to change: another government's, or one that none of their units counts by. */
export function scopeFor(reference: Reference, { kept }: Shelf, calendar: string, government: UnitId): CalendarChange['scope'] | null {
  const row = kept.get(calendar)
  if (row === undefined) return null
  if (row.government !== null) return row.government === government ? 'all' : null
  if (isNational(reference, government)) return 'all'
  const users = new Set(reference.units.filter(({ kind }) => kind === 'government').flatMap(({ id }) => ([...calendarsOf(reference, id)].some((one) => kept.has(one) && followedBy(one, kept).has(calendar)) ? [id] : [])))
  if (!users.has(government)) return null
  if (users.size === 1 && !reference.units.some(({ kind }) => kind === 'national')) return 'all'
  return [...calendarsOf(reference, government)].some((one) => kept.get(one)?.government === null && followedBy(one, kept).has(calendar)) ? 'own' : null
}

/** Those that they may look at: shared ones and their own. */
export function calendarsFor({ kept }: Shelf, government: UnitId): readonly CalendarRow[] {
  return [...kept.values()].filter((row) => row.government === null || row.government === government)
}

export function maySeeChange(change: Pick<CalendarChange, 'government' | 'scope' | 'state'>, { government }: Pick<AtCalendar, 'government'>): boolean {
  return change.government === government || (change.scope === 'all' && change.state === 'approved')
}

/** `approvers` are offices in the government itself or in the team that coordinates for it. */
export function whyNotApprove(reference: Reference, now: number, approvers: readonly string[], { officer, government, administrator }: AtCalendar, change: Pick<CalendarChange, 'government' | 'proposedBy' | 'state'>): 'not-yours' | 'own-proposal' | 'decided-before' | 'may-not-approve' | null {
  if (change.government !== government) return 'not-yours'
  if (change.state !== 'proposed') return 'decided-before'
  if (change.proposedBy === officer) return 'own-proposal'
  if (administrator) return null
  const world = reference.worldAt(now)
  const places = [government, world.unit(government).coordinator].filter((unit) => unit !== null)
  return places.some((unit) => world.officers(unit).some(({ id, office }) => id === officer && approvers.includes(office))) ? null : 'may-not-approve'
}

function isNational(reference: Reference, government: UnitId): boolean {
  return reference.units.some(({ id, kind }) => id === government && kind === 'national')
}
