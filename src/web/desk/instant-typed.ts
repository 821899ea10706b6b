// A date and a time of day as an officer types them, as an instant in the office's zone.
import { DAY, dayNumber } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import type { Zone } from '../../text/format.ts'

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2})(?::\d{2})?$/

/** Epoch milliseconds; null for a date or time that doesn't exist. Indonesia's zones never change their clocks. */
export function instantTyped(date: string, time: string, zone: Zone): number | null {
  const [, year, month, day] = (DATE.exec(date) ?? []).map(Number)
  const [, hour, minute] = (TIME.exec(time) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return null
  if (hour > 23 || minute > 59 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day || month > 12) return null
  const wall = dayNumber(year, month, day) * DAY + (hour * 60 + minute) * 60_000
  return wall - offsetAt(zone, wall)
}
