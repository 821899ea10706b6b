// When a warning comes: so long before or after the end of a time, in the morning of a working day unless it comes at once.
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import { dayAt, isWorking, nthWorkingDay } from '../../calendar/day-lookup.ts'
import { DAY } from '../../calendar/day-number.ts'
import { at, tablesCovering, type Tables } from '../../calendar/tables.ts'
import type { Rung } from '../../sop/sop.ts'
import type { Clock } from './clock.ts'

const HOUR = 3_600_000

export type When = Pick<Rung, 'side' | 'share' | 'budget' | 'atOnce'>

/** Epoch milliseconds; null where it would come before the time has begun, or a warning of its end after that. */
export function rungDue(rung: When, clock: Pick<Clock, 'from' | 'due'>, calendar: CompiledCalendar): number | null {
  const comes = rung.atOnce ? instantOf(rung, clock) : morningOf(rung, clock, calendar)
  if (comes === null || rung.side === 'after') return comes
  return comes > clock.from && comes < clock.due ? comes : null
}

function instantOf({ side, share, budget }: When, { from, due }: Pick<Clock, 'from' | 'due'>): number {
  if (share !== null) return Math.floor(from + share * (due - from))
  const distance = budget.n * (budget.unit === 'h' ? HOUR : DAY)
  return side === 'before' ? due - distance : due + distance
}

/** Nobody is disturbed at night or on a day off: before the end the morning is an earlier one, after it a later one. */
function morningOf(rung: When, clock: Pick<Clock, 'from' | 'due'>, calendar: CompiledCalendar): number | null {
  const tables = tablesCovering(calendar, clock.from, clock.due)
  const { side, share, budget: { n, unit } } = rung
  const end = dayAt(tables, clock.due)
  if (share === null && unit === 'wd') return opening(calendar, side === 'after' ? at(tables.worked, end) + n : at(tables.worked, end) - n + (isWorking(tables, end) ? 0 : 1))
  const instant = share === null && unit === 'd' ? null : instantOf(rung, clock)
  const day = instant === null ? end + (side === 'after' ? n : -n) : dayAt(tablesCovering(calendar, clock.from, instant), instant)
  return side === 'after' ? morningFrom(calendar, day, instant) : morningUntil(calendar, day, instant)
}

/** The first morning on this day or later, and not before the instant. */
function morningFrom(calendar: CompiledCalendar, day: number, instant: number | null): number | null {
  const ordinal = at(calendar.tables.worked, day) + (isWorking(calendar.tables, day) ? 0 : 1)
  const morning = opening(calendar, ordinal)
  return morning !== null && instant !== null && morning < instant ? opening(calendar, ordinal + 1) : morning
}

/** The last morning on this day or earlier, and not after the instant. */
function morningUntil(calendar: CompiledCalendar, day: number, instant: number | null): number | null {
  if (day < 0) return null
  const ordinal = at(calendar.tables.worked, day)
  const morning = opening(calendar, ordinal)
  return morning !== null && instant !== null && morning > instant ? opening(calendar, ordinal - 1) : morning
}

/** When the office opens on a working day, counted from 1 in the tables. */
function opening(calendar: CompiledCalendar, ordinal: number): number | null {
  if (ordinal < 1) return null
  const day = nthWorkingDay(calendar, ordinal)
  const { opens, shiftFrom }: Tables = calendar.tables
  return at(opens, at(shiftFrom, day))
}
