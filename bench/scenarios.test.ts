import { describe, expect, test } from 'vitest'
import { chosenScenarios, planned, scenarios } from './scenarios.ts'

describe('the scenarios', () => {
  test('are all run when none is named', () => {
    const all = chosenScenarios(null)
    expect('chosen' in all && all.chosen.map(([name]) => name)).toEqual([...scenarios.keys()])
  })

  test('that are only planned, and those nobody knows, are refused with the names there are', () => {
    const planned = chosenScenarios(['submit', 'statistics'])
    expect('fault' in planned && planned.fault).toMatch(/statistics is planned but cannot be run yet.*submit/)
    const unknown = chosenScenarios(['bogus'])
    expect('fault' in unknown && unknown.fault).toMatch(/no scenario called bogus.*submit/)
  })

  test('are either there or planned', () => {
    expect(planned.filter((name) => scenarios.has(name))).toEqual([])
  })
})
