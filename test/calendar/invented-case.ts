// Calendars, anchors, budgets and pauses by chance, with a liking for the moments at which clocks go wrong.
import type { Calendar, DayOff, Shift, Week } from '../../src/calendar/calendar.ts'
import type { Random } from './random.ts'
import type { OracleCase, OraclePause } from './walking-oracle.ts'

const MIN = 60_000
const DAY = 1440 * MIN
const hoursOfZone = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 } as const

export type FixedZone = keyof typeof hoursOfZone

export function hoursAhead(zone: string): number {
  return hoursOfZone[zone as FixedZone]
}

/** A calendar that has at least one working day, whose days off lie around `centre` (a day number). */
export function inventedCalendar(random: Random, centre: number, zone?: string): Calendar {
  const { below, chance, oneOf } = random
  const daysOff = Array.from({ length: oneOf([0, 3, 10, 30]) }, () => inventedDayOff(random, centre))
  const firstYear = new Date(centre * DAY).getUTCFullYear()
  return {
    id: 'acak', version: 1, name: { id: 'acak', en: 'random' },
    zone: zone ?? oneOf(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
    week: inventedWeek(random, true),
    overrides: chance(0.3) ? [inventedOverride(random, centre)] : [],
    daysOff,
    yearly: chance(0.3) ? [{ month: 1 + below(12), day: 1 + below(28), name: 'tetap', basis: 'acak', since: firstYear - below(2) }] : [],
    years: chance(0.7) ? [firstYear - 1, firstYear, firstYear + 1] : [firstYear],
    lateReceipt: oneOf(['same-day', 'next-working-day']),
    jointLeave: oneOf(['off', 'working']),
    endOnDayOff: oneOf(['stay', 'next-working-day']),
    legalBasis: [], approvedBy: 'acak',
  }
}

function inventedDayOff({ below, oneOf }: Random, centre: number): DayOff {
  const date = new Date((centre - 10 + below(90)) * DAY).toISOString().slice(0, 10)
  return { date, kind: oneOf(['holiday', 'regional', 'joint-leave']), name: 'libur', basis: 'acak' }
}

function inventedOverride(random: Random, centre: number): Calendar['overrides'][number] {
  const first = centre - 20 + random.below(60)
  const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
  return { from: iso(first), to: iso(first + random.below(40)), week: inventedWeek(random, false), name: 'Ramadan', basis: 'acak' }
}

function inventedWeek(random: Random, needsWork: boolean): Week {
  const usual = random.oneOf([5, 5, 5, 6, 7, 1, 2])
  const week = Array.from({ length: 7 }, (_, weekday) => (random.chance(weekday < usual ? 0.95 : 0.05) ? inventedShifts(random) : []))
  if (needsWork && week.every((shifts) => shifts.length === 0)) week[random.below(7)] = inventedShifts(random)
  return week
}

/** One to three shifts on quarters of an hour, now and then the whole day or up to midnight. */
function inventedShifts({ below, chance, oneOf }: Random): Shift[] {
  if (chance(0.03)) return [{ opens: 0, closes: 1440 }]
  if (chance(0.4)) return [{ opens: 450, closes: 960 }]
  const edges = Array.from({ length: 2 * oneOf([1, 1, 2, 2, 3]) }, () => 15 * below(97)).sort((a, b) => a - b)
  const shifts: Shift[] = []
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const [opens = 0, closes = 0] = [edges[i], edges[i + 1]]
    if (closes > opens) shifts.push({ opens, closes })
  }
  return shifts.length === 0 ? [{ opens: 480, closes: 960 }] : shifts
}

/** A whole minute near `centre`, often one at which an office closes or a day begins. */
export function inventedInstant({ below, oneOf }: Random, centre: number, calendar: Calendar, spread: number): number {
  const day = centre + below(spread)
  const shifts = calendar.week.flat()
  const shift = shifts[below(shifts.length)] ?? { opens: 0, closes: 0 }
  const minute = oneOf([below(1440), below(1440), shift.closes, shift.closes - 1, shift.closes + 1, shift.opens, shift.opens - 1, 0, 1439])
  return day * DAY + minute * MIN - (hoursAhead(calendar.zone) || 0) * 60 * MIN
}

export function inventedCase(random: Random, centre: number, calendar: Calendar): OracleCase {
  const { below, oneOf, chance } = random
  const from = inventedInstant(random, centre, calendar, 30)
  const unit = oneOf(['wd', 'wd', 'wd', 'd', 'd', 'mo', 'h', 'min', 'oh', 'omin', 'omin'])
  const many = { wd: [0, 1, 2, 3, 5, 10, 14, below(30)], d: [0, 1, 2, 3, 10, 14, below(40)], mo: [0, 1, 1, 2, 3], h: [0, 1, 24, 72, below(100)], min: [0, 1, 30, below(3000)], oh: [0, 1, 2, 8, below(12)], omin: [0, 1, 5, 20, 60, below(500)] }[unit] ?? [1]
  const pauses = Array.from({ length: chance(0.4) ? 0 : 1 + below(4) }, () => inventedPause(random, from, calendar))
  return { from, n: many[below(many.length)] ?? 1, unit, ends: oneOf(['office', 'office', 'citizen']), pauses }
}

function inventedPause(random: Random, anchor: number, calendar: Calendar): OraclePause {
  const centre = Math.floor(anchor / DAY)
  const from = inventedInstant(random, centre - 2, calendar, 14)
  if (random.chance(0.08)) return { from, to: null }
  if (random.chance(0.1)) return { from, to: from }
  const to = inventedInstant(random, centre - 2, calendar, 20)
  return to >= from ? { from, to } : { from: to, to: from }
}
