// The integer tables of a calendar: one row per day of a window of years, one per shift, with running sums to search in.
import type { Calendar, CompiledCalendar, DayOff, Week } from './calendar.ts'
import { DAY, dayNumber, dayOfText, weekdayOf, yearOf } from './day-number.ts'
import { firstInstantShowing, stretchesOf, type Stretch } from './zone.ts'

/** The years that can be counted in. */
export const firstYear = 1970
export const lastYear = 2199

const MINUTE = 60_000

/**
 * Days are indexed from 0 at `firstDay`; `start` has one entry more than there are days.
 * `worked[i]` and `existed[i]` count the working days and the days that exist (a zone may skip one) up to and including day i;
 * `workDays` lists the working days; `unpublished[i]` counts the days before i whose year is not decreed.
 * Shifts of all days stand in one row: day i has those from `shiftFrom[i]` to `shiftFrom[i + 1]`; `before[k]` is the
 * office time before shift k in milliseconds.
 */
export type Tables = {
  readonly firstDay: number
  readonly days: number
  readonly start: Float64Array
  readonly off: readonly (DayOff | null)[]
  readonly worked: Int32Array
  readonly existed: Int32Array
  readonly workDays: Int32Array
  readonly unpublished: Int32Array
  readonly shiftFrom: Int32Array
  readonly opens: Float64Array
  readonly closes: Float64Array
  readonly before: Float64Array
  /** Filled on demand by `dateAt`. */
  readonly dates: (string | undefined)[]
}

/** What a calendar has before anything was asked of it. */
export const emptyTables: Tables = {
  firstDay: 0, days: 0, start: new Float64Array(1), off: [], worked: new Int32Array(0), existed: new Int32Array(0),
  workDays: new Int32Array(0), unpublished: new Int32Array(1), shiftFrom: new Int32Array(1), opens: new Float64Array(0),
  closes: new Float64Array(0), before: new Float64Array(1), dates: [],
}

/** The tables grown, where needed, to hold every instant from `from` to `to` and the year after. Throws a RangeError beyond 1970–2199. */
export function tablesCovering(calendar: CompiledCalendar, from: number, to: number): Tables {
  const { tables } = calendar
  if (from >= at(tables.start, 0) && to < at(tables.start, tables.days)) return tables
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError('An instant is a finite number of milliseconds.')
  // A day to each side, because the local year may differ from that of UTC.
  return grow(calendar, yearOf(Math.floor(from / DAY) - 1), yearOf(Math.floor(to / DAY) + 1) + 1)
}

/** The tables grown towards the future, doubling the window. Throws a RangeError when there is no more future to count in. */
export function laterTables(calendar: CompiledCalendar): Tables {
  const { tables } = calendar
  const last = yearOf(tables.firstDay + tables.days - 1)
  if (last >= lastYear) throw new RangeError(`The deadline would lie beyond the year ${lastYear}.`)
  return grow(calendar, last, Math.min(lastYear, last + Math.max(1, last - yearOf(tables.firstDay))))
}

function grow(calendar: CompiledCalendar, from: number, to: number): Tables {
  const { tables } = calendar
  if (from < firstYear || to > lastYear + 1) throw new RangeError(`Only the years ${firstYear} to ${lastYear} can be counted in.`)
  const known = tables.days > 0
  const first = known ? Math.min(from, yearOf(tables.firstDay)) : from
  const last = Math.min(lastYear, known ? Math.max(to, yearOf(tables.firstDay + tables.days - 1)) : to)
  calendar.tables = tablesOf(calendar.data, first, last)
  return calendar.tables
}

function tablesOf(calendar: Calendar, from: number, to: number): Tables {
  const firstDay = dayNumber(from, 1, 1)
  const days = dayNumber(to + 1, 1, 1) - firstDay
  const stretches = stretchesOf(calendar.zone, from - 1, to + 1)
  const start = new Float64Array(days + 1)
  for (let i = 0; i <= days; i++) start[i] = firstInstantShowing(stretches, (firstDay + i) * DAY)
  const off = daysOffFrom(calendar, firstDay, days, from, to)
  const shifts = shiftsOf({ weeks: weeksOf(calendar, firstDay, days), off, start, stretches, firstDay })
  return {
    firstDay, days, start, off, ...shifts, ...runningSums(start, shifts.shiftFrom),
    unpublished: unpublishedDays(calendar, firstDay, days), dates: Array.from<string | undefined>({ length: days }),
  }
}

function daysOffFrom(calendar: Calendar, firstDay: number, days: number, from: number, to: number): (DayOff | null)[] {
  const off = Array.from<unknown, DayOff | null>({ length: days }, () => null)
  const put = (day: DayOff): void => {
    const index = (dayOfText(day.date) ?? -1) - firstDay
    if (index >= 0 && index < days) off[index] = day
  }
  for (const { month, day, name, basis, since } of calendar.yearly) {
    for (let year = Math.max(from, since); year <= to; year++) put({ date: `${year}-${pad(month)}-${pad(day)}`, kind: 'holiday', name, basis })
  }
  // A holiday outranks joint leave on the same date, so it is put last.
  if (calendar.jointLeave === 'off') for (const day of calendar.daysOff) if (day.kind === 'joint-leave') put(day)
  for (const day of calendar.daysOff) if (day.kind !== 'joint-leave') put(day)
  return off
}

function weeksOf(calendar: Calendar, firstDay: number, days: number): Week[] {
  const weeks = Array.from({ length: days }, () => calendar.week)
  for (const { from, to, week } of calendar.overrides) {
    const [first, last] = [(dayOfText(from) ?? 0) - firstDay, (dayOfText(to) ?? -1) - firstDay]
    for (let i = Math.max(0, first); i <= Math.min(days - 1, last); i++) weeks[i] = week
  }
  return weeks
}

type Plan = {
  readonly weeks: readonly Week[]
  readonly off: readonly (DayOff | null)[]
  readonly start: Float64Array
  readonly stretches: readonly Stretch[]
  readonly firstDay: number
}

function shiftsOf(plan: Plan): Pick<Tables, 'shiftFrom' | 'opens' | 'closes' | 'before'> {
  const { weeks, off, firstDay } = plan
  const shiftFrom = new Int32Array(weeks.length + 1)
  const [opens, closes, before]: [number[], number[], number[]] = [[], [], [0]]
  weeks.forEach((week, i) => {
    const shifts = off[i] === null ? (week[weekdayOf(firstDay + i)] ?? []) : []
    for (const shift of shifts) {
      const [open, close] = [instantOf(plan, i, shift.opens), instantOf(plan, i, shift.closes)]
      // A shift that the clocks jump over does not happen.
      if (close <= open) continue
      opens.push(open)
      closes.push(close)
      before.push((before.at(-1) ?? 0) + close - open)
    }
    shiftFrom[i + 1] = opens.length
  })
  return { shiftFrom, opens: Float64Array.from(opens), closes: Float64Array.from(closes), before: Float64Array.from(before) }
}

/** The instant of a local time of day; on days whose clocks change it is looked up, not added. */
function instantOf({ start, stretches, firstDay }: Plan, i: number, minutes: number): number {
  const [begin, end] = [at(start, i), at(start, i + 1)]
  if (end - begin === DAY) return begin + minutes * MINUTE
  return Math.min(end, Math.max(begin, firstInstantShowing(stretches, (firstDay + i) * DAY + minutes * MINUTE)))
}

function runningSums(start: Float64Array, shiftFrom: Int32Array): Pick<Tables, 'worked' | 'existed' | 'workDays'> {
  const days = start.length - 1
  const [worked, existed] = [new Int32Array(days), new Int32Array(days)]
  const workDays: number[] = []
  for (let i = 0, exist = 0; i < days; i++) {
    if (at(shiftFrom, i + 1) > at(shiftFrom, i)) workDays.push(i)
    if (at(start, i + 1) > at(start, i)) exist++
    worked[i] = workDays.length
    existed[i] = exist
  }
  return { worked, existed, workDays: Int32Array.from(workDays) }
}

function unpublishedDays(calendar: Calendar, firstDay: number, days: number): Int32Array {
  const published = new Set(calendar.years)
  const unpublished = new Int32Array(days + 1)
  let [year, nextYear] = [0, firstDay]
  for (let i = 0; i < days; i++) {
    if (firstDay + i >= nextYear) {
      year = yearOf(firstDay + i)
      nextYear = dayNumber(year + 1, 1, 1)
    }
    unpublished[i + 1] = at(unpublished, i) + (published.has(year) ? 0 : 1)
  }
  return unpublished
}

/** An entry that is known to be there; past the end of a table it is 0. */
export function at(table: Float64Array | Int32Array, index: number): number {
  return table[index] ?? 0
}

function pad(n: number): string {
  return String(n).padStart(2, '0')
}
