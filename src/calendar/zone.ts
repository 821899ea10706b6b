// Knows how far each time zone's clocks stand from UTC, as stretches of constant offset found once per zone and year.
import { DAY, dayNumber } from './day-number.ts'

/** From `from` until the next stretch, local time is UTC plus `offset` (all in milliseconds). */
export type Stretch = { readonly from: number; readonly to: number; readonly offset: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Instants of these years are looked up, after 1 ms of work for each year; the runtime takes 4 µs to say one, and a page of the desk asks for dozens. */
const [FIRST_KNOWN, LAST_KNOWN] = [2000, 2100]
const years = new Map<string, Map<number, Year>>()

type Change = { readonly at: number; readonly offset: number }

/** Whether the runtime knows this IANA zone. */
export function isKnownZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The stretches of constant offset that cover these years, in order; the first reaches back and the last on without end. */
export function stretchesOf(zone: string, firstYear: number, lastYear: number): readonly Stretch[] {
  const changes = [{ at: -Infinity, offset: askedOffset(zone, dayNumber(firstYear, 1, 1) * DAY) }]
  for (let year = firstYear; year <= lastYear; year++) changes.push(...yearIn(zone, year).changes)
  return changes.map(({ at, offset }, index) => ({ from: at, to: changes[index + 1]?.at ?? Infinity, offset }))
}

/** The first instant at which local clocks show `wall` (local milliseconds since 1970) or, where they jump over it, later. */
export function firstInstantShowing(stretches: readonly Stretch[], wall: number): number {
  for (const { from, to, offset } of stretches) {
    const instant = Math.max(from, wall - offset)
    if (instant < to) return instant
  }
  throw new RangeError('A zone without a last stretch has no such instant.')
}

/** How far local clocks are ahead of UTC at this instant, in milliseconds. */
export function offsetAt(zone: string, instant: number): number {
  const year = new Date(instant).getUTCFullYear()
  if (!(year >= FIRST_KNOWN && year <= LAST_KNOWN)) return askedOffset(zone, instant)
  const { begins, changes } = yearIn(zone, year)
  let offset = begins
  for (const change of changes) if (change.at <= instant) offset = change.offset
  return offset
}

type Year = { readonly begins: number; readonly changes: readonly Change[] }

function yearIn(zone: string, year: number): Year {
  const ofZone = years.get(zone) ?? new Map<number, Year>()
  const known = ofZone.get(year)
  if (known !== undefined) return known
  const found = { begins: askedOffset(zone, dayNumber(year, 1, 1) * DAY), changes: changesIn(zone, year) }
  years.set(zone, ofZone.set(year, found))
  return found
}

function askedOffset(zone: string, instant: number): number {
  const match = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(formatOf(zone).format(instant))
  if (match === null) throw new RangeError(`The offset of zone ${zone} cannot be read.`)
  const seconds = Number(match[2] ?? 0) * 3600 + Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0)
  return (match[1] === '-' ? -seconds : seconds) * 1000
}

function changesIn(zone: string, year: number): readonly Change[] {
  const changes: Change[] = []
  let offset = askedOffset(zone, dayNumber(year, 1, 1) * DAY)
  for (let day = dayNumber(year, 1, 1) + 1; day <= dayNumber(year + 1, 1, 1); day++) {
    const after = askedOffset(zone, day * DAY)
    if (after !== offset) changes.push({ at: changeBetween(zone, (day - 1) * DAY, day * DAY), offset: after })
    offset = after
  }
  return changes
}

function changeBetween(zone: string, before: number, after: number): number {
  const offset = askedOffset(zone, before)
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (askedOffset(zone, middle) === offset) low = middle
    else high = middle
  }
  return high
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  return format
}
