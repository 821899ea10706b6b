// Counts working days, calendar days and months: day 0 is the day of receipt, the last day ends when it ends.
import type { Unit } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import { closingOf, dayAt, isWorking, nightOf, nthDate, nthWorkingDay } from './day-lookup.ts'
import { monthsAfter } from './day-number.ts'
import { dayZero } from './day-zero.ts'
import type { Ends } from './due.ts'
import { horizon, type Landing, type Query, type Unsure } from './landing.ts'
import { landingAtNextOpening } from './landing-in-time.ts'
import { ordinalAfter } from './ordinal-after.ts'
import { runningFrom, standstillAt, type Standstill } from './pauses.ts'
import { at, laterTables, tablesCovering } from './tables.ts'

/** A term in days whose day 0 is known; `unsureFrom` is the first day whose being off or not matters. */
type Term = Query & { readonly ends: Ends; readonly zero: number; readonly unsureFrom: number }

/** The end of `n` working days, calendar days or months. */
export function landingInDays(query: Query, unit: Unit, ends: Ends): Landing {
  const { calendar, from, n } = query
  const tables = tablesCovering(calendar, from, horizon(query))
  const received = dayAt(tables, from)
  const zero = dayZero(calendar, received, from)
  const counts = calendar.data.lateReceipt === 'same-day' ? zero + 1 : received
  if (unit === 'wd') {
    const term = { ...query, ends, zero, unsureFrom: counts }
    return n === 0 ? landingOnDayZero(term, unit) : landingOnWorkingDay(term)
  }
  const term = { ...query, ends, zero, unsureFrom: calendar.data.lateReceipt === 'same-day' ? -1 : received }
  if (n === 0) return landingOnDayZero(term, unit)
  return landingOnDate(unit === 'mo' ? { ...term, n: daysInMonths(calendar, zero, n) } : term)
}

function landingOnWorkingDay({ calendar, zero, n, ends, pauses, unsureFrom }: Term): Landing {
  const { tables } = calendar
  const kind = ends === 'office' ? 'closing' : 'night'
  const reached = ordinalAfter({ tables, kind, base: at(tables.worked, zero), n, pauses })
  if (reached.frozen) return { ...reached, unsure: { from: unsureFrom, to: dayAt(tables, reached.since) } }
  const day = nthWorkingDay(calendar, reached.ordinal)
  const end = ends === 'office' ? closingOf(calendar.tables, day) : nightOf(calendar.tables, day)
  return { frozen: false, at: end, day, unsure: { from: unsureFrom, to: day } }
}

/**
 * The days before the last count when the clock runs as they end at 23:59:59. The last day is done when the office
 * closes on it while the clock runs, else at 23:59:59: so a pause that begins after the end can never undo it.
 */
function landingOnDate(term: Term): Landing {
  const { calendar, zero, n, pauses } = term
  const base = at(calendar.tables.existed, zero)
  if (pauses.length === 0) return landingOn(term, nthDate(calendar, base + n), 1)
  const reached = ordinalAfter({ tables: calendar.tables, kind: 'date', base, n: n - 1, pauses })
  if (reached.frozen) {
    const day = dayAt(calendar.tables, reached.since)
    return { ...reached, remaining: reached.remaining + 1, unsure: unsureOf(term, day, day) }
  }
  return landingOn(term, nthDate(calendar, reached.ordinal + 1), 1)
}

/**
 * The end on the first day from `first` on that can hold it: the office closes on it, or it ends, while the clock runs.
 * Where the calendar moves an end off a day off, a term that runs out on one ends on the next office day that can hold it.
 */
function landingOn(term: Term, first: number, days: number): Landing {
  const { calendar, pauses } = term
  const toOfficeDay = calendar.data.endOnDayOff === 'next-working-day'
  let remaining = days
  for (let day = first; ; ) {
    const standstill = standstillAt(pauses, nightOf(calendar.tables, day))
    const unsure = unsureOf(term, toOfficeDay ? first : day, day)
    const holds = !toOfficeDay || isWorking(calendar.tables, day)
    if (holds && closesRunning(term, day)) return { frozen: false, at: closingOf(calendar.tables, day), day, unsure }
    if (holds && standstill === undefined) return { frozen: false, at: nightOf(calendar.tables, day), day, unsure }
    if (standstill === undefined) remaining = 0
    if (standstill?.to === Infinity) return { frozen: true, remaining, since: standstill.from, unsure }
    day = dayAfter(calendar, day, standstill)
  }
}

/** The next day that exists, or the day on which a standstill ends. */
function dayAfter(calendar: CompiledCalendar, day: number, standstill: Standstill | undefined): number {
  const next = nthDate(calendar, at(calendar.tables.existed, day) + 1)
  return standstill === undefined ? next : Math.max(next, dayAt(calendar.tables, standstill.to))
}

function closesRunning({ calendar: { tables }, ends, pauses }: Term, day: number): boolean {
  return ends === 'office' && isWorking(tables, day) && standstillAt(pauses, closingOf(tables, day)) === undefined
}

/** With no days given: the end of day 0, or, when that has passed or the clock stood then, the next moment that serves. */
function landingOnDayZero(term: Term, unit: Unit): Landing {
  const { calendar, from, ends, zero, pauses } = term
  const { tables } = calendar
  const closing = isWorking(tables, zero) ? closingOf(tables, zero) : -Infinity
  const unsure: Unsure = { from: zero, to: zero }
  if (from < closing && closesRunning(term, zero)) return { frozen: false, at: closing, day: zero, unsure }
  if (unit === 'wd' && ends === 'office') return landingAtNextOpening(calendar, pauses, Math.max(from, closing))
  const night = Math.max(from, nightOf(tables, zero))
  if (unit !== 'wd' && calendar.data.endOnDayOff === 'next-working-day' && !(isWorking(tables, zero) && standstillAt(pauses, night) === undefined)) {
    return landingOn(term, dayAfter(calendar, zero, undefined), 0)
  }
  const end = standstillAt(pauses, night) === undefined ? night : runningFrom(pauses, night)
  if (end === Infinity) return { frozen: true, remaining: 0, since: lastStandstill(pauses, from), unsure: unsureOf(term, zero, zero) }
  return { frozen: false, at: end, day: dayAt(tablesCovering(calendar, from, end), end), unsure: unsureOf(term, zero, zero) }
}

function lastStandstill(pauses: readonly Standstill[], from: number): number {
  return Math.max(from, pauses.at(-1)?.from ?? from)
}

/** A term in calendar days is unsure where its last day decides when the office closes, or late receipt moved day 0. */
function unsureOf({ calendar, ends, unsureFrom }: Term, from: number, to: number): Unsure {
  if (unsureFrom >= 0) return { from: unsureFrom, to }
  return ends === 'office' || calendar.data.endOnDayOff === 'next-working-day' ? { from, to } : null
}

/** How many calendar days a term in months has: those that exist from day 0 to the same day of a later month, or to its last day. */
export function daysInMonths(calendar: CompiledCalendar, zero: number, months: number): number {
  const { firstDay } = calendar.tables
  const last = monthsAfter(firstDay + zero, months) - firstDay
  while (last >= calendar.tables.days) laterTables(calendar)
  const { existed } = calendar.tables
  return at(existed, last) - at(existed, zero)
}
