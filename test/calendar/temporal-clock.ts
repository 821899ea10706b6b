// The wall clock of any zone, read by the quarter of an hour from Temporal, so that the oracle can walk through summer time.
import { Temporal } from 'temporal-polyfill'
import type { WallClock } from './walking-oracle.ts'

const MIN = 60_000

/** The clock of a zone from the first of two UTC dates to the second; outside of them it must not be asked. */
export function temporalClock(zone: string, firstDate: string, lastDate: string): WallClock {
  const begin = Date.parse(firstDate)
  const minutes = (Date.parse(lastDate) - begin) / MIN
  const days = new Int32Array(minutes)
  const clocks = new Int16Array(minutes)
  // Clocks are changed on quarters of an hour, so Temporal is asked once for each.
  for (let i = 0; i < minutes; i += 15) {
    const local = Temporal.Instant.fromEpochMilliseconds(begin + i * MIN).toZonedDateTimeISO(zone)
    days.fill(Date.UTC(local.year, local.month - 1, local.day) / 86_400_000, i, i + 15)
    for (let minute = 0; minute < 15; minute++) clocks[i + minute] = local.hour * 60 + local.minute + minute
  }
  const indexOf = (instant: number): number => {
    const index = Math.floor((instant - begin) / MIN)
    if (index < 0 || index >= minutes) throw new Error(`${new Date(instant).toISOString()} lies outside the walk`)
    return index
  }
  const firstMinutes = new Map<number, number>()
  days.forEach((day, i) => {
    if (i > 0 && !firstMinutes.has(day)) firstMinutes.set(day, begin + i * MIN)
  })
  const startOf = (day: number): number => {
    // A day that the zone skipped begins, and ends, when the next one begins.
    const start = firstMinutes.get(day) ?? firstMinutes.get(day + 1)
    if (start === undefined) throw new Error(`day ${day} lies outside the walk`)
    return start
  }
  return {
    dayOf: (instant) => days[indexOf(instant)] ?? NaN,
    minuteOf: (instant) => clocks[indexOf(instant)] ?? NaN,
    startOf,
    exists: (day) => firstMinutes.has(day),
  }
}
