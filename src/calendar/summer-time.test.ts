// Zones that put their clocks forward and back, and one that skipped a day, though Indonesia does neither.
import { describe, expect, it } from 'vitest'
import { at, calendarData, ends, sampleCalendar, week } from '../../test/calendar/sample-calendar.ts'
import { seededRandom, type Random } from '../../test/calendar/random.ts'
import { temporalClock } from '../../test/calendar/temporal-clock.ts'
import { walkingOracle, type OracleCase } from '../../test/calendar/walking-oracle.ts'
import type { Unit } from './budget.ts'
import { compileCalendar, type Calendar } from './calendar.ts'
import { due } from './due.ts'
import { elapsed } from './elapsed.ts'
import { explainDue } from './explain-due.ts'

const always = week(7, '00:00-24:00')

/** Ten weeks around a change of the clocks: forward, back, at midnight, by half an hour, a date that never was. */
const changes = [
  ['Europe/Berlin', '2026-03-01'], ['Europe/Berlin', '2026-10-01'], ['America/Santiago', '2026-08-15'], ['America/Santiago', '2026-03-15'],
  ['Australia/Lord_Howe', '2026-09-10'], ['America/St_Johns', '2026-10-10'], ['Africa/Casablanca', '2026-02-01'], ['Pacific/Apia', '2011-12-05'],
] as const

/** Office hours that begin and end outside the hours that a zone repeats or skips, midnight among them. */
function inventedData(random: Random, zone: string): Calendar {
  const open = 60 * random.oneOf([0, 5, 6, 8])
  const shifts = [{ opens: open, closes: open + 60 * (3 + random.below(8)) }, { opens: 60 * 21, closes: 60 * random.oneOf([22, 24]) }]
  const days = Array.from({ length: 7 }, () => (random.chance(0.8) ? shifts : [])).with(2, shifts)
  return calendarData({ zone, week: days, lateReceipt: random.oneOf(['same-day', 'next-working-day']) })
}

function inventedQuestion(random: Random, first: number): OracleCase {
  const unit = random.oneOf(['wd', 'd', 'h', 'omin'])
  const most = { wd: 15, d: 30, h: 400, omin: 2000 }[unit] ?? 1
  const from = first + (5 * 1440 + random.below(45 * 1440)) * 60_000
  const held = from + random.below(20 * 1440) * 60_000
  const pauses = [{ from: held, to: held + random.below(3 * 1440) * 60_000 }]
  return { from, n: random.below(most), unit, ends: random.oneOf(['office', 'citizen']), pauses }
}

describe('where clocks change', () => {
  it.each(changes)('the walking oracle agrees in %s from %s on 250 random cases', (zone, begin) => {
    const first = Date.parse(begin)
    const clock = temporalClock(zone, begin, new Date(first + 110 * 86_400_000).toISOString().slice(0, 10))
    const random = seededRandom(first / 86_400_000)
    for (let i = 0; i < 250; i++) {
      const data = inventedData(random, zone)
      const question = inventedQuestion(random, first)
      const { from, n, ends: whose, pauses } = question
      const unit = question.unit as Unit
      const oracle = walkingOracle(data, clock)
      const query = { from, ends: whose, calendar: compileCalendar(data), pauses: pauses.map((pause) => ({ ...pause, cause: 'x' })) }
      const end = due({ ...query, budget: { n, unit } })
      const context = JSON.stringify({ question, data, from: new Date(from).toISOString() })
      expect(end.frozen ? end : { at: end.at, day: Date.parse(end.date) / 86_400_000 }, context).toEqual(oracle.due(question))
      const to = from + random.below(20 * 1440) * 60_000
      expect(elapsed({ ...query, to, unit }), context).toBeCloseTo(to <= from ? 0 : oracle.elapsed(question, to), 6)
    }
  })

  it('biz #26: hours by the clock are real hours, also when a night has 23 or 25 of them', () => {
    const calendar = sampleCalendar({ zone: 'Europe/Berlin' })
    expect(ends('24h', { from: at('2026-03-28 12:00', '+01:00'), calendar })).toBe('2026-03-29T13:00:00+02:00')
    expect(ends('24h', { from: at('2026-10-24 12:00', '+02:00'), calendar })).toBe('2026-10-25T11:00:00+01:00')
  })

  it('biz #36, #37: the day on which the clocks change ends at its own 23:59:59 and closes at its own 24:00', () => {
    const calendar = sampleCalendar({ zone: 'Europe/Berlin', week: always })
    const from = at('2026-03-28 12:00', '+01:00')
    expect(ends('1d', { from, calendar, ends: 'citizen' })).toBe('2026-03-29T23:59:59+02:00')
    expect(ends('1wd', { from, calendar })).toBe('2026-03-30T00:00:00+02:00')
    expect(elapsed({ from: at('2026-10-25 00:00', '+02:00'), to: at('2026-10-26 00:00', '+01:00'), unit: 'oh', calendar })).toBe(25)
  })

  it('in Santiago, where midnight itself is skipped, the day begins at one and nothing is lost', () => {
    const calendar = sampleCalendar({ zone: 'America/Santiago', week: always })
    const from = at('2026-09-05 12:00', '-04:00')
    expect(ends('0d', { from, calendar, ends: 'citizen' })).toBe('2026-09-05T23:59:59-04:00')
    expect(ends('0wd', { from, calendar })).toBe('2026-09-06T01:00:00-03:00')
    expect(ends('1wd', { from, calendar })).toBe('2026-09-07T00:00:00-03:00')
  })

  it('in Apia, which skipped 30 December 2011, that Friday is no day at all', () => {
    const calendar = sampleCalendar({ zone: 'Pacific/Apia' })
    const from = at('2011-12-29 09:00', '-10:00')
    expect(ends('1d', { from, calendar, ends: 'citizen' })).toBe('2011-12-31T23:59:59+14:00')
    expect(ends('1wd', { from, calendar })).toBe('2012-01-02T16:00:00+14:00')
    const { explanation } = explainDue({ from, budget: { n: 1, unit: 'd' }, ends: 'citizen', calendar })
    expect(explanation.map(({ date, kind }) => [date, kind])).toEqual([['2011-12-29', 'received'], ['2011-12-30', 'missing'], ['2011-12-31', 'counted']])
  })
})
