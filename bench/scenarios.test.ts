import { describe, expect, test } from 'vitest'
import { chosenScenarios, scenarios } from './scenarios.ts'

describe('the scenarios', () => {
  test('are all run when none is named', () => {
    const all = chosenScenarios(null)
    expect('chosen' in all && all.chosen.map(([name]) => name)).toEqual([...scenarios.keys()])
  })

  test('that nobody knows are refused with the names there are', () => {
    const unknown = chosenScenarios(['submit', 'bogus'])
    expect('fault' in unknown && unknown.fault).toMatch(/no scenario called bogus.*submit/)
  })

  test('are all there that others rely on', () => {
    const promised = ['submit', 'lifecycle', 'rembang', 'worklist', 'worklist-deep', 'report-public', 'report-desk', 'search-common', 'search-rare', 'public-list', 'statistics', 'agency', 'mixed', 'sweep', 'rejudge', 'upload', 'due']
    expect(promised.filter((name) => !scenarios.has(name))).toEqual([])
  })
})
