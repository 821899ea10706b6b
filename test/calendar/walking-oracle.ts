// A second legal clock, written from the rules alone: it walks minute by minute and day by day and shares no code with the first.
import type { Calendar } from '../../src/calendar/calendar.ts'

export type OraclePause = { readonly from: number; readonly to: number | null }
export type OracleCase = {
  readonly from: number
  readonly n: number
  readonly unit: string
  readonly ends: 'office' | 'citizen'
  readonly pauses: readonly OraclePause[]
}
export type OracleEnd = { readonly at: number; readonly day: number } | { readonly left: number }

/** How a zone's wall clock reads an instant, and back; days are numbered from 1 January 1970. */
export type WallClock = {
  readonly dayOf: (instant: number) => number
  readonly minuteOf: (instant: number) => number
  /** The first instant of a day, and of the day after. */
  readonly startOf: (day: number) => number
  readonly exists: (day: number) => boolean
  /** The instant at which a wall clock shows a minute of a day, where no clock is ever put forward or back; else every minute is tried. */
  readonly instantAt?: (day: number, minute: number) => number
}

const MIN = 60_000

/** A zone without summer time, `hours` ahead of UTC. */
export function fixedClock(hours: number): WallClock {
  const shift = hours * 60 * MIN
  return {
    dayOf: (instant) => Math.floor((instant + shift) / 86_400_000),
    minuteOf: (instant) => Math.floor((instant + shift) / MIN) % 1440,
    startOf: (day) => day * 86_400_000 - shift,
    exists: () => true,
    instantAt: (day, minute) => day * 86_400_000 + minute * MIN - shift,
  }
}

export function walkingOracle(calendar: Calendar, clock: WallClock) {
  const daysOff = new Set<string>()
  for (const off of calendar.daysOff) if (off.kind !== 'joint-leave' || calendar.jointLeave === 'off') daysOff.add(off.date)
  const hoursOfDay = new Map<number, readonly (readonly [number, number])[]>()

  function iso(day: number): string {
    return new Date(day * 86_400_000).toISOString().substring(0, 10)
  }

  function findHours(day: number): readonly (readonly [number, number])[] {
    const date = iso(day)
    if (!clock.exists(day) || daysOff.has(date)) return []
    for (const yearly of calendar.yearly) {
      const [year, month, dayOfMonth] = date.split('-').map(Number)
      if (yearly.month === month && yearly.day === dayOfMonth && (year ?? 0) >= yearly.since) return []
    }
    let week = calendar.week
    for (const override of calendar.overrides) if (override.from <= date && date <= override.to) week = override.week
    const sundayFirst = new Date(day * 86_400_000).getUTCDay()
    return (week[(sundayFirst + 6) % 7] ?? []).map(({ opens, closes }) => [opens, closes] as const)
  }

  function hours(day: number): readonly (readonly [number, number])[] {
    let known = hoursOfDay.get(day)
    if (known === undefined) hoursOfDay.set(day, (known = findHours(day)))
    return known
  }

  let walkedDay = NaN
  let walkedHours: readonly (readonly [number, number])[] = []

  function isOpen(instant: number): boolean {
    const minute = clock.minuteOf(instant)
    const day = clock.dayOf(instant)
    if (day !== walkedDay) walkedHours = hours((walkedDay = day))
    for (let i = 0; i < walkedHours.length; i++) {
      const shift = walkedHours[i]
      if (shift !== undefined && shift[0] <= minute && minute < shift[1]) return true
    }
    return false
  }

  const closings = new Map<number, number | null>()

  /** The end of the last open minute of a day, or null when it has none. */
  function closingOf(day: number): number | null {
    const last = hours(day).at(-1)
    if (last === undefined) return null
    if (clock.instantAt !== undefined) return clock.instantAt(day, last[1])
    for (let t = clock.startOf(day + 1) - MIN; t >= clock.startOf(day); t -= MIN) if (isOpen(t)) return t + MIN
    return null
  }

  function closing(day: number): number | null {
    let known = closings.get(day)
    if (known === undefined) closings.set(day, (known = closingOf(day)))
    return known
  }

  function works(day: number): boolean {
    return closing(day) !== null
  }

  function closes(day: number): number {
    return closing(day) ?? NaN
  }

  function night(day: number): number {
    return clock.startOf(day + 1) - 1000
  }

  function runs(instant: number, pauses: readonly OraclePause[]): boolean {
    for (const { from, to } of pauses) if (from <= instant && (to === null || instant < to)) return false
    return true
  }

  /** A day that ends at `end` counts when the clock runs just before it. */
  function runsUpTo(end: number, pauses: readonly OraclePause[]): boolean {
    return runs(end - 1, pauses)
  }

  function foreverFrom(pauses: readonly OraclePause[]): number {
    return Math.min(Infinity, ...pauses.filter(({ to }) => to === null).map(({ from }) => from))
  }

  function walkMinutes({ from, n, unit, pauses }: OracleCase): OracleEnd {
    const perUnit = unit === 'h' || unit === 'oh' ? 60 : 1
    const inOffice = unit === 'oh' || unit === 'omin'
    const forever = foreverFrom(pauses)
    let left = n * perUnit
    let t = from
    for (;;) {
      const moves = (!inOffice || isOpen(t)) && runs(t, pauses)
      if (moves && left === 0 && n === 0) return { at: t, day: clock.dayOf(t) }
      if (moves) left--
      if (t >= forever) return { left: left / perUnit }
      t += MIN
      // An office that closes at midnight closes on the day that ends; by the clock midnight is the next day.
      if (left === 0 && n > 0) return { at: t, day: clock.dayOf(inOffice ? t - MIN : t) }
    }
  }

  function receiptDay(from: number): number {
    let day = clock.dayOf(from)
    if (calendar.lateReceipt === 'same-day') return day
    if (works(day) && from < closes(day)) return day
    do day++; while (!works(day))
    return day
  }

  /** Walks on until `done`; a day that never ends because the clock stands for good leaves what was still to count. */
  function walkWorkingDays({ n, ends, pauses }: OracleCase, zero: number): OracleEnd {
    const forever = foreverFrom(pauses)
    let counted = 0
    for (let day = zero + 1; ; day++) {
      if (!works(day)) continue
      const end = ends === 'office' ? closes(day) : night(day)
      if (runsUpTo(end, pauses)) counted++
      else if (end > forever) return { left: n - counted }
      if (counted === n) return { at: end, day }
    }
  }

  function walkDates(question: OracleCase, zero: number, n: number): OracleEnd {
    const { ends, pauses } = question
    const forever = foreverFrom(pauses)
    let counted = 0
    for (let day = zero + 1; ; day++) {
      if (!clock.exists(day)) continue
      const closesWell = ends === 'office' && works(day) && runsUpTo(closes(day), pauses)
      const endsWell = runsUpTo(night(day), pauses)
      if (counted === n - 1 && (closesWell || endsWell)) return lastDate(question, day, closesWell)
      if (endsWell) counted++
      else if (night(day) > forever) return { left: n - counted }
    }
  }

  function lastDate(question: OracleCase, day: number, closesWell: boolean): OracleEnd {
    if (!works(day) && calendar.endOnDayOff === 'next-working-day') return movedOn(question, day)
    return { at: closesWell ? closes(day) : night(day), day }
  }

  /** The term has run out on a day off and ends on the next office day that it can end on; nothing is left of it meanwhile. */
  function movedOn({ ends, pauses }: OracleCase, dayOff: number): OracleEnd {
    const forever = foreverFrom(pauses)
    for (let day = dayOff + 1; ; day++) {
      if (works(day) && ends === 'office' && runsUpTo(closes(day), pauses)) return { at: closes(day), day }
      if (works(day) && runsUpTo(night(day), pauses)) return { at: night(day), day }
      if (night(day) > forever) return { left: 0 }
    }
  }

  function firstMoment(from: number, pauses: readonly OraclePause[], inOffice: boolean): OracleEnd {
    return walkMinutes({ from, n: 0, unit: inOffice ? 'omin' : 'min', ends: 'office', pauses })
  }

  function walkNone(question: OracleCase, zero: number): OracleEnd {
    const { from, unit, ends, pauses } = question
    const closing = works(zero) ? closes(zero) : -Infinity
    if (ends === 'office' && from < closing && runsUpTo(closing, pauses)) return { at: closing, day: zero }
    if (unit === 'wd' && ends === 'office') return firstMoment(Math.max(from, closing), pauses, true)
    const served = runsUpTo(night(zero), pauses)
    if (unit !== 'wd' && calendar.endOnDayOff === 'next-working-day' && !(works(zero) && served)) return movedOn(question, zero)
    if (served) return { at: night(zero), day: zero }
    return firstMoment(clock.startOf(zero + 1), pauses, false)
  }

  function sameDayLater(day: number, months: number): number {
    const date = new Date(day * 86_400_000)
    const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
    const month = target.getUTCMonth()
    for (let i = 1; i < date.getUTCDate(); i++) {
      const next = new Date(target.getTime() + 86_400_000)
      if (next.getUTCMonth() !== month) break
      target.setTime(next.getTime())
    }
    return target.getTime() / 86_400_000
  }

  /** When the clock ends, or what is left of it when it stands for good. */
  function due(question: OracleCase): OracleEnd {
    const { from, n, unit } = question
    if (['h', 'min', 'oh', 'omin'].includes(unit)) return walkMinutes(question)
    const zero = receiptDay(from)
    if (n === 0) return walkNone(question, zero)
    if (unit === 'wd') return walkWorkingDays(question, zero)
    if (unit === 'd') return walkDates(question, zero, n)
    let days = 0
    for (let day = zero + 1; day <= sameDayLater(zero, n); day++) if (clock.exists(day)) days++
    return walkDates(question, zero, days)
  }

  /** How much of the clock has run by `to`. */
  function elapsed(question: Omit<OracleCase, 'n'>, to: number): number {
    const { from, unit, ends, pauses } = question
    if (['h', 'min', 'oh', 'omin'].includes(unit)) {
      let minutes = 0
      for (let t = from; t < to; t += MIN) if ((unit === 'h' || unit === 'min' || isOpen(t)) && runs(t, pauses)) minutes++
      return unit === 'h' || unit === 'oh' ? minutes / 60 : minutes
    }
    if (unit === 'wd') {
      let days = 0
      for (let day = receiptDay(from) + 1; clock.startOf(day) < to; day++) {
        const end = ends === 'office' ? closes(day) : night(day)
        if (works(day) && end <= to && runsUpTo(end, pauses)) days++
      }
      return days
    }
    for (let n = 1; ; n++) {
      const end = due({ ...question, n })
      if ('left' in end || end.at > to) return n - 1
    }
  }

  return { due, elapsed, isOpen, works }
}
