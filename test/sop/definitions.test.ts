// The definitions that come with the product: sound, told in full by their stories, and quick to check.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { checkSop } from '../../src/sop/check/check-sop.ts'
import { readSops } from '../../src/sop/read-sops.ts'
import type { Sop } from '../../src/sop/sop.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'

const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const checked = checkDefinitions(files, loadCalendars(join(projectRoot(), 'calendar')))

describe('the six procedures and their overlays', () => {
  it('have no problem, and every story comes out as it is told', () => {
    expect(checked.problems).toEqual([])
    expect(checked.sops.map(({ id }) => id)).toEqual(['cirebon-lapor', 'disporbudpar-lapor', 'mojokerto-01', 'mojokerto-02', 'rembang-sp4n-lapor', 'wonogiri-lapor'])
  })

  it('are told in every step and every branch', () => {
    expect(checked.coverage).toEqual({ steps: 1, branches: 1, untoldSteps: [], untoldBranches: [] })
  })

  it('name no official\'s personal number', () => {
    for (const { file, text } of files) expect(text, file).not.toMatch(/NIP|\d{8} ?\d{6} ?\d ?\d{3}/)
  })

  it('are plain data: what is published reads back the same', () => {
    for (const sop of checked.sops) expect(JSON.parse(JSON.stringify(sop))).toEqual(sop)
  })
})

describe('the check', () => {
  it('judges a procedure of sixty steps in well under a second', () => {
    const { sops } = readSops(files)
    const large = withSteps(sops.find(({ id }) => id === 'mojokerto-02'), 60)
    const best = Math.min(...[1, 2, 3].map(() => timed(() => checkSop(large))))
    expect(best).toBeLessThan(1000)
  })
})

/** Repeats the steps of a procedure under other names, each copy leading on to the next. */
function withSteps(sop: Sop | undefined, count: number): Sop {
  if (sop === undefined) throw new Error('no such procedure')
  const copies = Array.from({ length: Math.ceil(count / sop.steps.length) }, (_, copy) => sop.steps.map((step) => ({
    ...step,
    id: `${step.id}-${copy}`,
    beside: step.beside.map((id) => `${id}-${copy}`),
    ways: step.ways.map((way) => ({ ...way, then: way.then.map((one) => ('step' in one.effect ? { ...one, effect: { ...one.effect, step: `${one.effect.step}-${copy}` } } : one)) })),
  })))
  return { ...sop, steps: copies.flat(), begins: { here: `${sop.begins.here}-0` }, rules: { ...sop.rules, outside: `${sop.rules.outside ?? ''}-0` } }
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}
