// Office time on the line of instants: whether the office is open, how much of it has passed, when it opens next.
import type { CompiledCalendar } from './calendar.ts'
import { dayAt } from './day-lookup.ts'
import { at, laterTables, tablesCovering, type Tables } from './tables.ts'

/** Whether the office is open at this instant; at its closing time it is not. */
export function isOfficeTime(instant: number, calendar: CompiledCalendar): boolean {
  const tables = tablesCovering(calendar, instant, instant)
  const day = dayAt(tables, instant)
  for (let k = at(tables.shiftFrom, day); k < at(tables.shiftFrom, day + 1); k++) {
    if (at(tables.opens, k) <= instant && instant < at(tables.closes, k)) return true
  }
  return false
}

/** Office time in the tables before an instant that they hold, in milliseconds. */
export function officeTimeBefore(tables: Tables, instant: number): number {
  const { shiftFrom, opens, closes, before } = tables
  const day = dayAt(tables, instant)
  const first = at(shiftFrom, day)
  let time = at(before, first)
  for (let k = first; k < at(shiftFrom, day + 1); k++) {
    time += Math.max(0, Math.min(instant, at(closes, k)) - at(opens, k))
  }
  return time
}

/** The first instant at which so much office time has passed since the tables begin; they grow until they hold it. */
export function officeTimeAt(calendar: CompiledCalendar, time: number): number {
  let { tables } = calendar
  while (at(tables.before, tables.before.length - 1) < time) tables = laterTables(calendar)
  const { before, opens } = tables
  let [low, high] = [0, opens.length]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (at(before, middle) < time) low = middle
    else high = middle
  }
  return at(opens, low) + time - at(before, low)
}

/** The first instant from `from` on at which the office is open. */
export function officeOpensFrom(calendar: CompiledCalendar, from: number): number {
  let tables = tablesCovering(calendar, from, from)
  let k = at(tables.shiftFrom, dayAt(tables, from))
  for (;;) {
    while (k >= tables.opens.length) tables = laterTables(calendar)
    if (from < at(tables.closes, k)) return Math.max(from, at(tables.opens, k))
    k++
  }
}
