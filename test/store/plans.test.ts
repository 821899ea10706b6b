// At twenty thousand reports no question of a list, a search or a public page reads a table from end to end, or much more than it shows.
import { beforeAll, describe, expect, it } from 'vitest'
import { plansAt, type Plan } from './plans.ts'

const REPORTS = 20_000

let plans: readonly Plan[]
beforeAll(async () => {
  plans = await plansAt(REPORTS)
}, 120_000)

describe(`at ${REPORTS} reports`, () => {
  it('no table of reports is read from end to end', () => {
    expect(plans.filter(({ scanned }) => scanned.length > 0)).toEqual([])
  })

  it('at most fifty rows are looked at for each that a full page shows', () => {
    expect(plans.filter(({ read, shown }) => read > 50 * Math.max(shown, 25))).toEqual([])
  })

  it('every question has something to show, but those that should have nothing', () => {
    expect(plans.filter(({ shown }) => shown === 0).map(({ name }) => name)).toEqual(['a word that nobody wrote'])
  })
})
