// What must hold for every calendar, anchor, budget and pause; 500 inventions for each law.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hoursAhead, inventedCalendar, inventedCase } from '../../test/calendar/invented-case.ts'
import { seededRandom } from '../../test/calendar/random.ts'
import type { Unit } from './budget.ts'
import { compileCalendar, type Calendar } from './calendar.ts'
import { due, type DueQuery } from './due.ts'
import { elapsed } from './elapsed.ts'
import { isOfficeTime } from './office-time.ts'

type Invented = { readonly data: Calendar; readonly query: DueQuery; readonly centre: number }

/** Everything comes from one number, so a failure is named by two: that one and the law's own. */
function invent(seed: number): Invented {
  const random = seededRandom(seed)
  const centre = 19_723 + random.below(1096)
  const data = inventedCalendar(random, centre)
  const { n, unit, ...question } = inventedCase(random, centre, data)
  const pauses = question.pauses.map((pause) => ({ ...pause, cause: 'x' }))
  return { data, centre, query: { ...question, pauses, budget: { n, unit: unit as Unit }, calendar: compileCalendar(data) } }
}

const minutes = (least: number, most: number) => fc.integer({ min: least, max: most }).map((count) => count * 60_000)

/** The instant of the end; Infinity while the clock stands. */
function endOf(query: DueQuery): number {
  const end = due(query)
  return end.frozen ? Infinity : end.at
}

function law(name: string, other: fc.Arbitrary<number>, holds: (one: Invented, other: number) => void): void {
  const property = fc.property(fc.integer({ min: 0, max: 2 ** 31 }), other, (seed, chosen) => holds(invent(seed), chosen))
  it(name, () => fc.assert(property, { numRuns: 500, seed: 20_260_313, endOnFailure: true }))
}

describe('k) a deadline', () => {
  law('is never brought forward by a later start, in any unit', minutes(0, 20 * 1440), ({ query }, later) => {
    // Months differ in length, so a pause may give back more than the later start has lost: without pauses they too keep the order.
    const { pauses, ...running } = query
    const asked = query.budget.unit === 'mo' ? running : { ...running, pauses: pauses ?? [] }
    expect(endOf({ ...asked, from: asked.from + later })).toBeGreaterThanOrEqual(endOf(asked))
  })

  law('grows with the budget, in any unit', fc.integer({ min: 1, max: 40 }), ({ query }, more) => {
    expect(endOf({ ...query, budget: { ...query.budget, n: query.budget.n + more } })).toBeGreaterThanOrEqual(endOf(query))
  })

  law('is never before its start', fc.constant(0), ({ query }) => {
    expect(endOf(query)).toBeGreaterThanOrEqual(query.from)
  })

  law('of office time lies in office time, of an office’s working days on its closing', fc.constant(0), ({ data, query }) => {
    const { budget: { unit, n }, calendar } = query
    const end = endOf(query)
    if (end === Infinity || !['oh', 'omin', 'wd'].includes(unit) || (unit === 'wd' && query.ends === 'citizen')) return
    if (n > 0) expect(isOfficeTime(end - 1, calendar)).toBe(true)
    else expect(isOfficeTime(end, calendar) || isOfficeTime(end - 1, calendar)).toBe(true)
    const midnight = (end + hoursAhead(data.zone) * 3_600_000) % 86_400_000 === 0
    if (unit === 'wd' && n > 0 && !midnight) expect(isOfficeTime(end, calendar)).toBe(false)
  })

  law('is never brought forward by another day off', fc.integer({ min: -5, max: 60 }), ({ data, query, centre }, offset) => {
    const date = new Date((centre + offset) * 86_400_000).toISOString().slice(0, 10)
    const calendar = compileCalendar({ ...data, daysOff: [...data.daysOff, { date, kind: 'holiday', name: 'tambahan', basis: 'x' }] })
    expect(endOf({ ...query, calendar })).toBeGreaterThanOrEqual(endOf(query))
  })

  law('is never brought forward by another pause', minutes(-3 * 1440, 40 * 1440), ({ query }, offset) => {
    const from = query.from + offset
    const pauses = [...(query.pauses ?? []), { from, to: from + 3 * 86_400_000, cause: 'y' }]
    expect(endOf({ ...query, pauses })).toBeGreaterThanOrEqual(endOf(query))
  })

  law('that has passed is not undone by what happens later', minutes(1, 20 * 1440), ({ query }, after) => {
    const end = endOf(query)
    if (end === Infinity) return
    expect(endOf({ ...query, pauses: [...(query.pauses ?? []), { from: end + after, to: null, cause: 'y' }] })).toBe(end)
  })

  law('does not depend on the order or the overlap of its pauses', fc.constant(0), ({ query }) => {
    const pauses = query.pauses ?? []
    const split = pauses.flatMap((pause) => (pause.to === null ? [pause] : [{ ...pause, from: Math.floor((pause.from + pause.to) / 2) }, pause]))
    expect(due({ ...query, pauses: split.toReversed() })).toEqual(due(query))
  })

  law('of an office is not after a citizen’s, but for the second by which midnight is after 23:59:59', fc.constant(0), ({ query }) => {
    // Only without pauses: one that lies in the evening takes the day from the citizen, not from the office.
    const { pauses: _, ...running } = query
    if (due({ ...running, ends: 'citizen' }).frozen || query.budget.n === 0) return
    expect(endOf({ ...running, ends: 'office' })).toBeLessThanOrEqual(endOf({ ...running, ends: 'citizen' }) + 1000)
  })

  law('that may move when a year is decreed says that it is provisional', fc.integer({ min: 0, max: 90 }), ({ data, query, centre }, offset) => {
    const calendar = compileCalendar({ ...data, years: [] })
    const date = new Date((centre + offset) * 86_400_000).toISOString().slice(0, 10)
    const decreed = compileCalendar({ ...data, daysOff: [...data.daysOff, { date, kind: 'holiday', name: 'baru', basis: 'x' }] })
    const [before, after] = [due({ ...query, calendar }), due({ ...query, calendar: decreed })]
    if (!before.frozen && !after.frozen && before.at !== after.at) expect(before.provisional).toBe(true)
    expect(due({ ...query, calendar: compileCalendar({ ...data, years: Array.from({ length: 20 }, (_, i) => 2015 + i) }) }).provisional).toBe(false)
  })
})

describe('k) composition and reading backwards', () => {
  law('time counted in two parts ends where it ends counted at once', fc.integer({ min: 1, max: 300 }), ({ query }, more) => {
    const { unit, n } = query.budget
    if (!['h', 'min', 'oh', 'omin'].includes(unit) || n === 0) return
    const first = endOf(query)
    if (first === Infinity) return
    expect(endOf({ ...query, from: first, budget: { n: more, unit } })).toBe(endOf({ ...query, budget: { n: n + more, unit } }))
  })

  law('working days counted in two parts end where they end counted at once, from one closing to the next', fc.integer({ min: 1, max: 20 }), ({ data, query }, more) => {
    const { unit, n } = query.budget
    const calendar = compileCalendar({ ...data, lateReceipt: 'same-day' })
    const first = endOf({ ...query, calendar })
    // An office that closes at midnight closes when the next day has begun, from which the second part would count.
    const closesAtMidnight = (first + hoursAhead(data.zone) * 3_600_000) % 86_400_000 === 0
    if (unit !== 'wd' || n === 0 || first === Infinity || closesAtMidnight) return
    expect(endOf({ ...query, calendar, from: first, budget: { n: more, unit } })).toBe(endOf({ ...query, calendar, budget: { n: n + more, unit } }))
  })

  law('elapsed(start, due(start, n)) is n', fc.constant(0), ({ data, query }) => {
    const { from, ends, calendar, pauses = [], budget: { n, unit } } = query
    const end = endOf(query)
    // A month may end on the day that a longer one would, and a moved end keeps more than was given.
    if (end === Infinity || unit === 'mo' || (unit === 'd' && data.endOnDayOff === 'next-working-day')) return
    expect(elapsed({ from, to: end, unit, ends, calendar, pauses })).toBeCloseTo(n, 6)
    if (n > 0) expect(elapsed({ from, to: end - 1, unit, ends, calendar, pauses })).toBeLessThan(n)
  })

  law('what is left and what has passed add up to what was given', minutes(0, 10 * 1440), ({ query }, offset) => {
    const since = query.from + offset
    const pauses = [...(query.pauses ?? []).filter(({ to }) => to !== null), { from: since, to: null, cause: 'y' }]
    const end = due({ ...query, pauses })
    const { unit, n } = query.budget
    if (!end.frozen || unit === 'mo' || unit === 'd') return
    expect(elapsed({ ...query, pauses, to: since + 90 * 86_400_000, unit }) + end.remaining.n).toBeCloseTo(n, 6)
  })
})
