// Reads the legal clock backwards: how many units have passed, so that elapsed(from, due(from, n)) is n.
import { unitLength, type Unit } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import { dayAt } from './day-lookup.ts'
import { dayZero } from './day-zero.ts'
import { due, type Ends } from './due.ts'
import { officeTimeBefore } from './office-time.ts'
import { daysEndedBy, type DayKind } from './ordinal-after.ts'
import { mergedPauses, type Pause, type Standstill } from './pauses.ts'
import { at, tablesCovering, type Tables } from './tables.ts'

/** `from` and `to` in epoch milliseconds; `ends` decides when a day is over and is the office's unless given. */
export type ElapsedQuery = {
  readonly from: number
  readonly to: number
  readonly unit: Unit
  readonly calendar: CompiledCalendar
  readonly pauses?: readonly Pause[]
  readonly ends?: Ends
}

/**
 * Units passed between two instants while the clock ran: whole days, working days and months (the largest n whose
 * deadline is not after `to`), hours and minutes with their fraction. Nothing has passed before the beginning.
 */
export function elapsed(query: ElapsedQuery): number {
  const { from, to, unit } = query
  if (to <= from) return 0
  const length = unitLength(unit)
  if (length !== null) return elapsedTime(query, unit === 'oh' || unit === 'omin') / length
  return unit === 'wd' ? elapsedWorkingDays(query) : elapsedDates(query)
}

function elapsedTime({ from, to, calendar, pauses }: ElapsedQuery, inOffice: boolean): number {
  const tables = tablesCovering(calendar, from, to)
  const between = (a: number, b: number): number => (inOffice ? officeTimeBefore(tables, b) - officeTimeBefore(tables, a) : b - a)
  const stood = within(mergedPauses(pauses), from, to).reduce((sum, pause) => sum + between(pause.from, pause.to), 0)
  return between(from, to) - stood
}

function elapsedWorkingDays({ from, to, calendar, pauses, ends }: ElapsedQuery): number {
  const tables = tablesCovering(calendar, from, to)
  const zero = dayZero(calendar, dayAt(tables, from), from)
  return daysEnded({ tables, kind: ends === 'citizen' ? 'night' : 'closing', base: at(tables.worked, zero), to, pauses: mergedPauses(pauses) })
}

type Span = { readonly tables: Tables; readonly kind: DayKind; readonly base: number; readonly to: number; readonly pauses: readonly Standstill[] }

function daysEnded({ tables, kind, base, to, pauses }: Span): number {
  let days = Math.max(0, daysEndedBy(tables, kind, to) - base)
  for (const pause of within(pauses, -Infinity, to)) {
    days -= Math.max(0, daysEndedBy(tables, kind, pause.to) - Math.max(base, daysEndedBy(tables, kind, pause.from)))
  }
  return days
}

/** Deadlines in days and months grow with n, so the largest one that is not after `to` is searched for. */
function elapsedDates({ from, to, unit, calendar, pauses, ends = 'office' }: ElapsedQuery): number {
  let [low, high] = [0, Math.ceil((to - from) / (unit === 'mo' ? shortestMonth : shortestDay)) + 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const end = due({ from, budget: { n: middle, unit }, ends, calendar, ...(pauses && { pauses }) })
    if (end.frozen || end.at > to) high = middle
    else low = middle
  }
  return low
}

function within(pauses: readonly Standstill[], from: number, to: number): Standstill[] {
  return pauses.map((pause) => ({ from: Math.max(from, pause.from), to: Math.min(to, pause.to) })).filter((pause) => pause.to > pause.from)
}

const shortestDay = 20 * 3_600_000
const shortestMonth = 27 * 24 * 3_600_000
