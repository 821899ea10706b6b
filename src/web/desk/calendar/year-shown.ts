// What each day of a year is in a calendar: working, weekly day off, a holiday of some kind, or with other office hours.
import type { CompiledCalendar, DayOffKind } from '../../../calendar/calendar.ts'
import { dayOffOf, isWorking } from '../../../calendar/day-lookup.ts'
import { DAY, dateText, dayNumber, dayOfText, weekdayOf } from '../../../calendar/day-number.ts'
import { tablesCovering } from '../../../calendar/tables.ts'

export type DayMark = 'work' | 'off' | 'hours' | DayOffKind

/** `why` is the holiday's name, or that of the hours; null for usual days. */
export type YearDay = { readonly date: string; readonly mark: DayMark; readonly why: string | null }

export type YearMonth = { readonly month: number; /** Empty days before the first, Monday first. */ readonly before: number; readonly days: readonly YearDay[] }

export type YearShown = { readonly year: number; readonly months: readonly YearMonth[]; readonly workingDays: number; /** Whether its days off are decreed in full. */ readonly decreed: boolean }

export function yearShown(calendar: CompiledCalendar, year: number): YearShown {
  const months = Array.from({ length: 12 }, (_, index) => monthShown(calendar, year, index + 1))
  const workingDays = months.flatMap(({ days }) => days).filter(({ mark }) => mark === 'work' || mark === 'hours').length
  return { year, months, workingDays, decreed: calendar.data.years.includes(year) }
}

function monthShown(calendar: CompiledCalendar, year: number, month: number): YearMonth {
  const [first, next] = [dayNumber(year, month, 1), dayNumber(year, month + 1, 1)]
  const tables = tablesCovering(calendar, first * DAY, next * DAY)
  const days = Array.from({ length: next - first }, (_, index): YearDay => {
    const day = first + index
    const date = dateText(day)
    const off = dayOffOf(tables, day - tables.firstDay)
    const hours = calendar.data.overrides.findLast(({ from, to }) => (dayOfText(from) ?? 0) <= day && day <= (dayOfText(to) ?? -1))
    if (off !== null) return { date, mark: off.kind, why: off.name }
    if (!isWorking(tables, day - tables.firstDay)) return { date, mark: 'off', why: null }
    return hours === undefined ? { date, mark: 'work', why: null } : { date, mark: 'hours', why: hours.name }
  })
  return { month, before: weekdayOf(first), days }
}
