// At a million reports the questions of lists, searches and public pages still read little more than they show.
import { expect, it } from 'vitest'
import { planLines, plansAt } from '../store/plans.ts'

const REPORTS = Number(process.env['TUNTAS_TEST_PLANS_REPORTS'] ?? 1_000_000)

it(`reads no table from end to end at ${REPORTS} reports, and at most fifty rows for each that a full page shows`, { timeout: 3_600_000 }, async () => {
  const plans = await plansAt(REPORTS)
  process.stdout.write(`${planLines(plans)}\n`)
  expect(plans.filter(({ scanned }) => scanned.length > 0)).toEqual([])
  expect(plans.filter(({ read, shown }) => read > 50 * Math.max(shown, 25))).toEqual([])
  expect(plans.filter(({ shown }) => shown === 0).map(({ name }) => name)).toEqual(['a word that nobody wrote'])
})
