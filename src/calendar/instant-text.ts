// Writes instants for machines, in the zone of an office.
import { DAY, dateText } from './day-number.ts'
import { offsetText } from './day-words.ts'
import { offsetAt } from './zone.ts'

/** ISO 8601 with the zone's offset, `2026-04-06T16:00:00+07:00`; milliseconds only where there are any. */
export function instantText(instant: number, zone: string): string {
  const offset = offsetAt(zone, instant)
  const wall = new Date(instant + offset).toISOString()
  return `${wall.endsWith('.000Z') ? wall.slice(0, 19) : wall.slice(0, 23)}${offsetText(offset)}`
}

/** The date that the zone's calendars show at an instant, `YYYY-MM-DD`. */
export function localDate(instant: number, zone: string): string {
  return dateText(Math.floor((instant + offsetAt(zone, instant)) / DAY))
}
