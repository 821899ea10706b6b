// When the reports of the past were written: three years (from 2024 on), mostly by day.
import type { Random } from '../../src/app/demo/seeded-random.ts'

const DAY = 24 * 60 * 60 * 1000
const PAST_DAYS = 3 * 365
/** Report ids count seconds from 2024 on. */
const FIRST_DAY = Math.floor(Date.UTC(2024, 0, 2) / DAY)

/** Hours of the day in WIB with their share of the reports. */
const hours = [
  { until: 6, share: 0.04 },
  { until: 8, share: 0.1 },
  { until: 16, share: 0.56 },
  { until: 21, share: 0.24 },
  { until: 24, share: 0.06 },
] as const

const WIB = 7 * 60 * 60 * 1000

/** The instant of report `index` of `count`, ascending with the index; epoch milliseconds before `until`. */
export function writtenAt({ index, count, until, random }: { index: number; count: number; until: number; random: Random }): number {
  const lastDay = Math.floor((until + WIB) / DAY) - 1
  const firstDay = Math.max(FIRST_DAY, lastDay - PAST_DAYS + 1)
  const place = ((index + random.next()) / count) * (lastDay - firstDay + 1)
  const day = Math.floor(place)
  return (firstDay + day) * DAY - WIB + Math.floor(timeOfDay(place - day))
}

/** Milliseconds after midnight; ascends with the fraction of the day's reports. */
function timeOfDay(fraction: number): number {
  let [from, before] = [0, 0]
  for (const { until, share } of hours) {
    if (fraction < before + share) return (from + ((fraction - before) / share) * (until - from)) * 60 * 60 * 1000
    ;[from, before] = [until, before + share]
  }
  return DAY - 1
}
