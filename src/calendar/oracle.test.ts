// The legal clock against a walker by minute and by day that was written from the rules alone.
import { describe, expect, it } from 'vitest'
import { inventedCalendar, inventedCase, inventedInstant, hoursAhead } from '../../test/calendar/invented-case.ts'
import { seededRandom } from '../../test/calendar/random.ts'
import { fixedClock, walkingOracle, type OracleCase, type OracleEnd } from '../../test/calendar/walking-oracle.ts'
import type { Unit } from './budget.ts'
import { compileCalendar, type Calendar } from './calendar.ts'
import { due, type DueQuery } from './due.ts'
import { elapsed } from './elapsed.ts'
import { explainDue } from './explain-due.ts'

// 100,000 calendars, each with one deadline, and one reading backwards on every fourth of them: some fifteen seconds.
const cases = Number(process.env['TUNTAS_ORACLE_CASES'] ?? 100_000)
const seed = Number(process.env['TUNTAS_ORACLE_SEED'] ?? 2026)

describe('the legal clock and the walking oracle', () => {
  it(`agree on ${cases} random calendars, anchors, budgets and pauses`, { timeout: 120_000 }, () => {
    const random = seededRandom(seed)
    const seen = new Map<string, number>()
    for (let i = 0; i < cases; i++) {
      const centre = 19_723 + random.below(1096)
      const calendar = inventedCalendar(random, centre)
      const question = inventedCase(random, centre, calendar)
      const oracle = walkingOracle(calendar, fixedClock(hoursAhead(calendar.zone)))
      const expected = oracle.due(question)
      const query = queryOf(question, calendar)
      const found = endOf(query)
      if (!same(found, expected)) throw new Error(disagreement(i, calendar, question, { found, expected }))
      if (i % 4 === 0) {
        const to = inventedInstant(random, Math.floor(question.from / 86_400_000), calendar, 25)
        const expectedElapsed = to <= question.from ? 0 : oracle.elapsed(question, to)
        const foundElapsed = elapsed({ ...query, to, unit: query.budget.unit })
        if (Math.abs(foundElapsed - expectedElapsed) > 1e-9) throw new Error(disagreement(i, calendar, question, { to, foundElapsed, expectedElapsed }))
      }
      const kind = `${question.unit} ${'left' in expected ? 'stands' : 'ends'}`
      seen.set(kind, (seen.get(kind) ?? 0) + 1)
    }
    // Chance must not have left any kind of question out.
    for (const unit of ['wd', 'd', 'mo', 'h', 'min', 'oh', 'omin']) {
      expect(seen.get(`${unit} ends`)).toBeGreaterThan(cases / 50)
      expect(seen.get(`${unit} stands`)).toBeGreaterThan(cases / 2000)
    }
  })

  it('explain what they count: as many counted days, or as much counted time, as was given, on 5,000 random cases', () => {
    const random = seededRandom(seed + 1)
    for (let i = 0; i < 5000; i++) {
      const centre = 19_723 + random.below(1096)
      const calendar = inventedCalendar(random, centre)
      const question = inventedCase(random, centre, calendar)
      const oracle = walkingOracle(calendar, fixedClock(hoursAhead(calendar.zone)))
      const explained = explainDue(queryOf(question, calendar))
      const counted = explained.explanation.filter((note) => note.counted)
      const left = explained.frozen ? explained.remaining.n : 0
      const context = disagreement(i, calendar, question, explained)
      if (question.unit === 'wd' || question.unit === 'd') expect(counted.length, context).toBe(question.n - left)
      if (question.unit === 'wd') for (const note of counted) expect(oracle.works(Date.parse(note.date) / 86_400_000), context).toBe(true)
      const length = { h: 3_600_000, oh: 3_600_000, min: 60_000, omin: 60_000 }[question.unit]
      if (length !== undefined) expect(counted.reduce((sum, note) => sum + note.count, 0), context).toBeCloseTo((question.n - left) * length, 3)
      const days = explained.explanation.map((note) => Date.parse(note.date) / 86_400_000)
      expect(days.every((day, index) => index === 0 || day === (days[index - 1] ?? NaN) + 1), context).toBe(true)
      if (!explained.frozen) expect(explained.explanation.at(-1)?.date, context).toBe(explained.date)
    }
  })
})

function queryOf({ from, n, unit, ends, pauses }: OracleCase, calendar: Calendar): DueQuery {
  return { from, budget: { n, unit: unit as Unit }, ends, calendar: compileCalendar(calendar), pauses: pauses.map((pause) => ({ ...pause, cause: 'x' })) }
}

function endOf(query: DueQuery): OracleEnd {
  const end = due(query)
  return end.frozen ? { left: end.remaining.n } : { at: end.at, day: Date.parse(end.date) / 86_400_000 }
}

function same(a: OracleEnd, b: OracleEnd): boolean {
  if ('left' in a) return 'left' in b && Math.abs(a.left - b.left) < 1e-9
  return 'at' in b && a.at === b.at && a.day === b.day
}

function disagreement(index: number, calendar: Calendar, question: OracleCase, outcome: unknown): string {
  return `case ${index}: ${JSON.stringify({ question, outcome, from: new Date(question.from).toISOString(), calendar }, null, 1)}`
}
