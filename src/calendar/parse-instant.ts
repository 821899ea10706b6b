// Reads instants as people and programs write them.
import { DAY, dayOfText } from './day-number.ts'
import { firstInstantShowing, stretchesOf } from './zone.ts'
import { firstYear, lastYear } from './tables.ts'

const shape = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * The instant that an ISO 8601 text names, in epoch milliseconds, or a sentence that says what is wrong.
 * Without an offset it is local time in `zone`; a date alone is its first moment there.
 */
export function parseInstant(text: string, zone: string): { readonly instant: number } | { readonly problem: string } {
  const match = shape.exec(text)
  const day = match === null ? null : dayOfText(match[1] ?? '')
  const time = match === null ? null : timeOfDay(match)
  const offset = offsetOf(match?.[6])
  if (day === null || time === null || offset === null) return { problem: `"${text}" is no time: write it like 2026-03-13T09:00:00+07:00.` }
  const year = Number(text.slice(0, 4))
  if (year < firstYear || year > lastYear) return { problem: `"${text}" lies outside the years ${firstYear} to ${lastYear}.` }
  const wall = day * DAY + time
  if (offset !== undefined) return { instant: wall - offset }
  return { instant: firstInstantShowing(stretchesOf(zone, year - 1, year + 1), wall) }
}

/** Milliseconds since midnight, or null when there is no such time. */
function timeOfDay([, , hours = '0', minutes = '0', seconds = '0', fraction = '0']: RegExpExecArray): number | null {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
}

/** Milliseconds ahead of UTC, undefined without an offset, null when there is no such offset. */
function offsetOf(text: string | undefined): number | undefined | null {
  if (text === undefined) return undefined
  if (text.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(-2))]
  if (hours > 14 || minutes > 59) return null
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
