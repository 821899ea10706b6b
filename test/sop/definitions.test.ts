// The definitions that come with the product: sound, told in full by their stories, and quick to check.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { longProcedure } from '../../bench/data/long-procedure.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { checkSop } from '../../src/sop/check/check-sop.ts'
import { soundness } from '../../src/sop/check/soundness.ts'
import { readSops } from '../../src/sop/read-sops.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'

const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const checked = checkDefinitions(files, loadCalendars(join(projectRoot(), 'calendar')))

describe('the six signed procedures, three examples and the overlays', () => {
  it('have no problem, and every story comes out as it is told', () => {
    expect(checked.problems).toEqual([])
    expect(checked.sops.map(({ id }) => id)).toEqual(['cirebon-lapor', 'contoh-pdam-pengaduan', 'contoh-perizinan-pengaduan', 'contoh-rsud-pengaduan', 'disporbudpar-lapor', 'mojokerto-01', 'mojokerto-02', 'rembang-sp4n-lapor', 'wonogiri-lapor'])
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
  it('takes work that grows with the steps, not with their combinations', () => {
    const short = files.find(({ file }) => file === 'sop/contoh-pdam/pengaduan.yaml')?.text ?? ''
    const overlays = files.filter(({ file }) => file.startsWith('sop/overlay/'))
    const [sixty, twice] = [60, 120].map((steps) => {
      const [sop] = readSops([{ file: 'long.yaml', text: longProcedure(short, steps) }, ...overlays]).sops
      return sop === undefined ? undefined : { sop, found: soundness(sop) }
    })
    if (sixty === undefined || twice === undefined) throw new Error('There is nothing to compare.')
    expect(new Set(sixty.found.reached.map(({ step }) => step)).size).toBeGreaterThanOrEqual(60)
    expect(checkSop(sixty.sop)).toEqual([])
    expect(sixty.found.judged).toBeLessThan(10_000)
    expect(twice.found.judged / sixty.found.judged).toBeLessThan(2.2)
  })
})
