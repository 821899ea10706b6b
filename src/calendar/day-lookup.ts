// Finds the day of an instant, the end of a day and the n-th day in the tables of a calendar.
import type { CompiledCalendar, DayOff } from './calendar.ts'
import { DAY, dateText } from './day-number.ts'
import { at, laterTables, type Tables } from './tables.ts'

/** A citizen's day, and any day without office hours, ends at 23:59:59. */
const SECOND = 1000

/** The index of the local day an instant lies in; -1 before the first day, `days` after the last. */
export function dayAt({ start, days }: Tables, instant: number): number {
  let index = Math.max(-1, Math.min(days, Math.floor((instant - at(start, 0)) / DAY)))
  while (index >= 0 && instant < at(start, index)) index--
  while (index < days && instant >= at(start, index + 1)) index++
  return index
}

/** Whether the office opens on this day. */
export function isWorking({ shiftFrom }: Tables, day: number): boolean {
  return at(shiftFrom, day + 1) > at(shiftFrom, day)
}

/** The instant the office closes on a working day. */
export function closingOf({ closes, shiftFrom }: Tables, day: number): number {
  return at(closes, at(shiftFrom, day + 1) - 1)
}

/** The last second of a day, 23:59:59 local time. */
export function nightOf({ start }: Tables, day: number): number {
  return at(start, day + 1) - SECOND
}

/** The decreed day off that a day is, or null. */
export function dayOffOf({ off, daysOff }: Tables, day: number): DayOff | null {
  const nth = off[day] ?? 0
  return nth === 0 ? null : (daysOff[nth - 1] ?? null)
}

/** The day as `YYYY-MM-DD`. */
export function dateAt(tables: Tables, day: number): string {
  return dateText(tables.firstDay + day)
}

/** The n-th working day of the tables, counted from 1; they grow until they hold it. */
export function nthWorkingDay(calendar: CompiledCalendar, ordinal: number): number {
  let { tables } = calendar
  while (ordinal > tables.workDays.length) tables = laterTables(calendar)
  return at(tables.workDays, ordinal - 1)
}

/** The n-th day of the tables that exists, counted from 1 (a zone that crosses the date line skips one). */
export function nthDate(calendar: CompiledCalendar, ordinal: number): number {
  let { tables } = calendar
  while (ordinal > at(tables.existed, tables.days - 1)) tables = laterTables(calendar)
  let day = ordinal - 1
  while (at(tables.existed, day) < ordinal) day++
  return day
}
