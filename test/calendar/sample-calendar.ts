// The calendars that the tests of the legal clock speak of, and short ways to say a time in them.
import { compileCalendar, type Calendar, type CompiledCalendar, type DayOff, type Shift, type Week } from '../../src/calendar/calendar.ts'
import { due, type DueQuery } from '../../src/calendar/due.ts'
import { instantText } from '../../src/calendar/instant-text.ts'
import { parseBudget } from '../../src/calendar/parse-budget.ts'

/** Office hours as `07:30-12:00, 13:00-16:00`. */
export function hours(text: string): Shift[] {
  if (text === '') return []
  return text.split(', ').map((shift) => {
    const [opens = 0, closes = 0] = shift.split('-').map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)))
    return { opens, closes }
  })
}

/** A week with the same hours from Monday on for so many days. */
export function week(days: number, text = '07:30-16:00'): Week {
  return Array.from({ length: 7 }, (_, weekday) => (weekday < days ? hours(text) : []))
}

export function dayOff(date: string, kind: DayOff['kind'] = 'holiday', name = 'Libur'): DayOff {
  return { date, kind, name, basis: 'contoh' }
}

/** Five days, 07:30–16:00, WIB, 2024 to 2026 decreed without any day off, unless said otherwise. */
export function calendarData(changes: Partial<Calendar> = {}): Calendar {
  return {
    id: 'contoh', version: 1, name: { id: 'Contoh', en: 'Sample' }, zone: 'Asia/Jakarta', week: week(5), overrides: [], daysOff: [],
    yearly: [], years: [2024, 2025, 2026], lateReceipt: 'same-day', jointLeave: 'off', endOnDayOff: 'stay', legalBasis: ['contoh'], approvedBy: 'contoh',
    ...changes,
  }
}

export function sampleCalendar(changes: Partial<Calendar> = {}): CompiledCalendar {
  return compileCalendar(calendarData(changes))
}

/** An instant from `2026-03-13 09:00[:00[.000]]`, in WIB unless another offset is given. */
export function at(text: string, offset = '+07:00'): number {
  const instant = Date.parse(`${text.replace(' ', 'T')}${offset}`)
  if (Number.isNaN(instant)) throw new Error(`${text} is no time`)
  return instant
}

type Question = Partial<Omit<DueQuery, 'budget' | 'from' | 'calendar'>> & { readonly from: string | number; readonly calendar?: CompiledCalendar }

/** When `budget` ends, written in the calendar's zone: `2026-04-06T16:00:00+07:00`; `stands: 4wd` while the clock stands. */
export function ends(budget: string, { from, calendar = sampleCalendar(), ...rest }: Question): string {
  const read = parseBudget(budget)
  if ('problem' in read) throw new Error(read.problem)
  const end = due({ from: typeof from === 'number' ? from : at(from), budget: read.budget, ends: 'office', calendar, ...rest })
  return end.frozen ? `stands: ${end.remaining.n}${end.remaining.unit}` : instantText(end.at, calendar.zone)
}

export function pause(from: string, to: string | null, cause = 'menunggu pelapor'): { from: number; to: number | null; cause: string } {
  return { from: at(from), to: to === null ? null : at(to), cause }
}
