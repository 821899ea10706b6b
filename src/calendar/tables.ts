// The integer tables of a calendar: one row per day of a window of years, one per shift, with running sums to search in.
import type { Calendar, CompiledCalendar, DayOff, Shift } from './calendar.ts'
import { DAY, dateText, dayNumber, dayOfText, weekdayOf, yearOf } from './day-number.ts'
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
  /** Which of `daysOff` a day is, counted from 1; 0 for none. */
  readonly off: Uint16Array
  readonly daysOff: readonly DayOff[]
  readonly worked: Int32Array
  readonly existed: Int32Array
  readonly workDays: Int32Array
  readonly unpublished: Int32Array
  readonly shiftFrom: Int32Array
  readonly opens: Float64Array
  readonly closes: Float64Array
  readonly before: Float64Array
}

/** What a calendar has before anything was asked of it. */
export const emptyTables: Tables = {
  firstDay: 0, days: 0, start: new Float64Array(1), off: new Uint16Array(0), daysOff: [], worked: new Int32Array(0), existed: new Int32Array(0),
  workDays: new Int32Array(0), unpublished: new Int32Array(1), shiftFrom: new Int32Array(1), opens: new Float64Array(0),
  closes: new Float64Array(0), before: new Float64Array(1),
}

/** The tables grown, where needed, to hold every instant from `from` to `to` and a season after. Throws a RangeError beyond 1970–2199. */
export function tablesCovering(calendar: CompiledCalendar, from: number, to: number): Tables {
  const { tables } = calendar
  if (from >= at(tables.start, 0) && to < at(tables.start, tables.days)) return tables
  if (!Number.isFinite(from) || !Number.isFinite(to)) throw new RangeError('An instant is a finite number of milliseconds.')
  // A day before, because the local year may differ from that of UTC; a season after, which most deadlines stay within.
  return grow(calendar, yearOf(Math.floor(from / DAY) - 1), yearOf(Math.floor(to / DAY) + 100))
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
  if (from < firstYear || to > lastYear) throw new RangeError(`Only the years ${firstYear} to ${lastYear} can be counted in.`)
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
  const marked = daysOffFrom(calendar, firstDay, days, from, to)
  const shifts = shiftsOf({ calendar, weeks: weeksOf(calendar, firstDay, days), off: marked.off, start, stretches, firstDay })
  const unpublished = unpublishedDays(calendar, firstDay, days)
  return { firstDay, days, start, ...marked, ...shifts, ...runningSums(start, shifts.shiftFrom), unpublished }
}

/** What is put last prevails: a national holiday over a regional one, and that over joint leave on the same date. */
const holidaysOnly = ['regional', 'holiday'] as const
const jointLeaveFirst = ['joint-leave', ...holidaysOnly] as const

function daysOffFrom(calendar: Calendar, firstDay: number, days: number, from: number, to: number): Pick<Tables, 'off' | 'daysOff'> {
  const off = new Uint16Array(days)
  const daysOff: DayOff[] = []
  const put = (day: number, dayOff: DayOff): void => {
    if (day >= firstDay && day < firstDay + days) off[day - firstDay] = daysOff.push(dayOff)
  }
  for (const { month, day, name, basis, since } of calendar.yearly) {
    for (let year = Math.max(from, since); year <= to; year++) {
      const number = dayNumber(year, month, day)
      put(number, { date: dateText(number), kind: 'holiday', name, basis })
    }
  }
  for (const kind of calendar.jointLeave === 'off' ? jointLeaveFirst : holidaysOnly) {
    for (const dayOff of calendar.daysOff) if (dayOff.kind === kind) put(dayOfText(dayOff.date) ?? -1, dayOff)
  }
  return { off, daysOff }
}

/** For each day which of the overrides gives its hours, counted from 1; 0 for the usual week. */
function weeksOf(calendar: Calendar, firstDay: number, days: number): Uint16Array {
  const weeks = new Uint16Array(days)
  calendar.overrides.forEach(({ from, to }, index) => {
    const [first, last] = [(dayOfText(from) ?? 0) - firstDay, (dayOfText(to) ?? -1) - firstDay]
    weeks.fill(index + 1, Math.max(0, first), Math.max(0, last + 1))
  })
  return weeks
}

type Plan = {
  readonly calendar: Calendar
  readonly weeks: Uint16Array
  readonly off: Uint16Array
  readonly start: Float64Array
  readonly stretches: readonly Stretch[]
  readonly firstDay: number
}

function shiftsOf(plan: Plan): Pick<Tables, 'shiftFrom' | 'opens' | 'closes' | 'before'> {
  const { weeks, off } = plan
  const shiftFrom = new Int32Array(weeks.length + 1)
  const opens: number[] = []
  const closes: number[] = []
  const before: number[] = [0]
  let time = 0
  for (let i = 0; i < weeks.length; i++) {
    const shifts = off[i] === 0 ? hoursOn(plan, i) : none
    for (let k = 0; k < shifts.length; k++) {
      const open = instantOf(plan, i, shifts[k]?.opens ?? 0)
      const close = instantOf(plan, i, shifts[k]?.closes ?? 0)
      // A shift that the clocks jump over does not happen.
      if (close <= open) continue
      time += close - open
      opens.push(open)
      closes.push(close)
      before.push(time)
    }
    shiftFrom[i + 1] = opens.length
  }
  return { shiftFrom, opens: new Float64Array(opens), closes: new Float64Array(closes), before: new Float64Array(before) }
}

const none: readonly Shift[] = []

/** The hours of a day in the usual week, or in the override that covers it. */
function hoursOn({ calendar, weeks, firstDay }: Plan, i: number): readonly Shift[] {
  const override = weeks[i] ?? 0
  const week = override === 0 ? calendar.week : (calendar.overrides[override - 1]?.week ?? calendar.week)
  return week[weekdayOf(firstDay + i)] ?? none
}

/** The instant of a local time of day; on days whose clocks change it is looked up, not added. */
function instantOf({ start, stretches, firstDay }: Plan, i: number, minutes: number): number {
  const begin = start[i] ?? 0
  const end = start[i + 1] ?? 0
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
  return { worked, existed, workDays: new Int32Array(workDays) }
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
