// A working calendar as versioned data, and its compiled form that every deadline is counted with.
import { calendarFaults, type CalendarFault } from './calendar-faults.ts'
import { emptyTables, type Tables } from './tables.ts'

/** Office hours in minutes since local midnight, half open; 1440 is the end of the day. */
export type Shift = { readonly opens: number; readonly closes: number }

/** The shifts of each weekday, Monday first, seven entries; an empty entry is a weekly day off. */
export type Week = readonly (readonly Shift[])[]

/** `holiday` national, `regional` decreed for a region, `joint-leave` cuti bersama. */
export type DayOffKind = 'holiday' | 'regional' | 'joint-leave'

/** One day off, `YYYY-MM-DD`, with the decree it comes from. */
export type DayOff = { readonly date: string; readonly kind: DayOffKind; readonly name: string; readonly basis: string }

/** A holiday on the same date each year, month 1–12, published or not. */
export type YearlyHoliday = { readonly month: number; readonly day: number; readonly name: string; readonly basis: string; readonly since: number }

/** Other hours from `from` to `to` (both included), such as Ramadan; days off stay off. */
export type HourOverride = { readonly from: string; readonly to: string; readonly week: Week; readonly name: string; readonly basis: string }

/** One immutable version of a working calendar. A change is a new version. */
export type Calendar = {
  readonly id: string
  readonly version: number
  readonly name: { readonly id: string; readonly en: string }
  /** IANA zone of the office: Asia/Jakarta, Asia/Makassar, Asia/Jayapura, … */
  readonly zone: string
  readonly week: Week
  readonly overrides: readonly HourOverride[]
  readonly daysOff: readonly DayOff[]
  readonly yearly: readonly YearlyHoliday[]
  /** Years whose days off are decreed in full; a date that depends on another year is provisional. */
  readonly years: readonly number[]
  /** What counts as day of receipt when something comes in after closing time, at a weekend or on a holiday. */
  readonly lateReceipt: 'same-day' | 'next-working-day'
  /** Whether joint leave is a day off. */
  readonly jointLeave: 'off' | 'working'
  /** Whether a term in calendar days or months that ends on a day off ends there or on the next working day. */
  readonly endOnDayOff: 'stay' | 'next-working-day'
  readonly legalBasis: readonly string[]
  readonly approvedBy: string
}

/** A calendar that has been checked, with the integer tables it is counted by (built on demand, grown as years are asked for). */
export type CompiledCalendar = {
  readonly data: Calendar
  readonly id: string
  readonly version: number
  readonly zone: string
  tables: Tables
}

/** Thrown when a calendar cannot be counted with; the message holds every fault in English. */
export class CalendarRefused extends Error {
  readonly faults: readonly CalendarFault[]

  constructor(id: string, faults: readonly CalendarFault[]) {
    super(`The calendar "${id}" is refused: ${faults.map(({ en }) => en.join(' ')).join(' ')}`)
    this.name = 'CalendarRefused'
    this.faults = faults
  }
}

/** Checks a calendar and makes it countable. Throws CalendarRefused with a clear sentence per fault. */
export function compileCalendar(data: Calendar): CompiledCalendar {
  const faults = calendarFaults(data)
  if (faults.length > 0) throw new CalendarRefused(data.id, faults)
  return { data, id: data.id, version: data.version, zone: data.zone, tables: emptyTables }
}
