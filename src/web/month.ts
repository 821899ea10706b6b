// A month as addresses name it, its span of time where an office stands, and its name.
import { DAY, dateText, dayOfText, monthsAfter } from '../calendar/day-number.ts'
import { offsetAt } from '../calendar/zone.ts'
import type { Text } from '../text/text.ts'

/** `YYYY-MM`. */
export type Month = string

export function isMonth(text: string | undefined): text is Month {
  return text !== undefined && /^(?:20)\d{2}-\d{2}$/.test(text) && dayOfText(`${text}-01`) !== null
}

export function monthAt(at: number, zone: string): Month {
  return dateText(Math.floor((at + offsetAt(zone, at)) / DAY)).slice(0, 7)
}

export function monthOn(month: Month, months: number): Month {
  return dateText(monthsAfter(firstDay(month), months)).slice(0, 7)
}

/** Epoch milliseconds; `until` is not in it any more. */
export function spanOfMonth(month: Month, zone: string): { readonly since: number; readonly until: number } {
  const begins = (one: Month) => firstDay(one) * DAY - offsetAt(zone, firstDay(one) * DAY)
  return { since: begins(month), until: begins(monthOn(month, 1)) }
}

/** "November 2026". */
export function monthName(t: Text, month: Month): string {
  return `${t.units.months[Number(month.slice(5)) - 1] ?? month} ${month.slice(0, 4)}`
}

function firstDay(month: Month): number {
  const day = dayOfText(`${month}-01`)
  if (day === null) throw new Error(`There is no month ${month}.`)
  return day
}
