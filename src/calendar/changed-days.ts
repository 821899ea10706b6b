// Between which instants two versions of a calendar differ: a time that neither begins nor ends there, nor runs through, can't move.
import type { CompiledCalendar } from './calendar.ts'
import { at, tablesCovering, type Tables } from './tables.ts'

/** Epoch milliseconds, `to` excluded; infinite where the difference reaches beyond the years that are compared. */
export type ChangedSpan = { readonly from: number; readonly to: number }

/** No time runs longer than decades; beyond these years only what holds until further notice differs. */
const FIRST = Date.UTC(2015, 0, 2)
const LAST = Date.UTC(2060, 11, 30)

/** Null when they count alike. */
export function changedSpan(before: CompiledCalendar, after: CompiledCalendar): ChangedSpan | null {
  if (countsOtherwise(before, after)) return { from: -Infinity, to: Infinity }
  const [one, other] = [tablesCovering(before, FIRST, LAST), tablesCovering(after, FIRST, LAST)]
  // Both may have grown before, each to other years: a day is compared with the same day.
  const last = Math.min(one.firstDay + one.days, other.firstDay + other.days) - 1
  let from = Math.max(one.firstDay, other.firstDay)
  while (from <= last && isSame(one, other, from)) from++
  if (from > last) return null
  let to = last
  while (isSame(one, other, to)) to--
  return { from: at(one.start, from - one.firstDay), to: to === last ? Infinity : at(one.start, to + 1 - one.firstDay) }
}

function countsOtherwise({ data: one, zone }: CompiledCalendar, { data: other, zone: otherZone }: CompiledCalendar): boolean {
  return zone !== otherZone || one.lateReceipt !== other.lateReceipt || one.endOnDayOff !== other.endOnDayOff
}

/** The same hours, and decreed or not in both. */
function isSame(one: Tables, other: Tables, day: number): boolean {
  const [i, j] = [day - one.firstDay, day - other.firstDay]
  if (at(one.unpublished, i + 1) - at(one.unpublished, i) !== at(other.unpublished, j + 1) - at(other.unpublished, j)) return false
  const [first, otherFirst] = [at(one.shiftFrom, i), at(other.shiftFrom, j)]
  const shifts = at(one.shiftFrom, i + 1) - first
  if (shifts !== at(other.shiftFrom, j + 1) - otherFirst) return false
  for (let k = 0; k < shifts; k++) {
    if (at(one.opens, first + k) !== at(other.opens, otherFirst + k) || at(one.closes, first + k) !== at(other.closes, otherFirst + k)) return false
  }
  return true
}
