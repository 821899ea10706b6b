// Every clock that law and rules ask for exists in every procedure, as data; and the page that lists them says what runs.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clockTables } from '../../src/cli/clock-tables.ts'
import type { Sop, Time } from '../../src/sop/sop.ts'
import { admin, definitions, dinkes, given, liaison, pupr, submission, verifier, type Scenario } from '../given.ts'

const { sops } = definitions
const timesOf = (sop: Sop): readonly Time[] => [...sop.times, ...sop.steps.flatMap(({ times }) => times)]
const byKind = (sop: Sop, kind: string) => timesOf(sop).filter((time) => time.kind === kind)

describe.each(sops.map((sop) => [sop.id, sop] as const))('%s', (_id, sop) => {
  it('has the first notice within 14 days of the law, which a real message stops', () => {
    expect(byKind(sop, 'first-notice').map(({ budget, from, until, scope }) => ({ budget, from, until, scope }))).toEqual([{ budget: { n: 14, unit: 'd' }, from: 'received', until: 'reporter-told', scope: 'report' }])
  })

  it('gives the reporter 30 days to complete, and 10 working days of silence from the delivery', () => {
    expect(byKind(sop, 'completion').map(({ budget, ends, owes }) => ({ budget, ends, owes }))).toContainEqual({ budget: { n: 30, unit: 'd' }, ends: 'citizen', owes: null })
    // A procedure that prints another number means it.
    for (const { budget, from, ends, owes, mark } of byKind(sop, 'silence')) expect({ budget, from, ends, owes }).toEqual({ budget: mark.as === 'printed' ? budget : { n: 10, unit: 'wd' }, from: 'delivered', ends: 'citizen', owes: 'reporter' })
    expect(byKind(sop, 'silence').length).toBeGreaterThan(0)
  })

  it('has an outer time of 60 from completeness that nothing stops but an answer, with a consequence', () => {
    const outer = byKind(sop, 'outer')
    expect(outer.map(({ budget: { n }, from, pauses, until, scope }) => ({ n, from, pauses, until, scope }))).toEqual([{ n: 60, from: 'complete', pauses: false, until: 'answered', scope: 'report' }])
    expect(outer[0]?.missed.some(({ effect, tell }) => effect.do !== 'stay' || tell.some(({ to }) => to === 'reporter'))).toBe(true)
  })

  it('limits how often and how long it may wait for its reporter', () => {
    const holds = sop.steps.flatMap(({ ways }) => ways.filter(({ then }) => then.some(({ effect }) => effect.do === 'hold')))
    expect(holds.length).toBeGreaterThan(0)
    for (const { id, when, needs } of holds) expect([id, when.holdsBelow, when.heldDaysBelow, needs.length > 0]).toEqual([id, 3, 60, true])
  })

  it('lets no time of the report itself stand still, and each time has a consequence', () => {
    expect(sop.times.filter(({ pauses }) => pauses)).toEqual([])
    expect(timesOf(sop).filter(({ missed }) => missed.length === 0)).toEqual([])
  })
})

it('neither a return nor another dispatch begins the times of the citizen anew', () => {
  const own = ({ state }: Scenario) => state.clocks.filter(({ kind }) => kind === 'outer').map(({ id, from, due }) => ({ id, from, due }))
  const to = (lead: number) => ({ gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' as const }, targets: { lead, supporters: [] } })
  const first = given('2026-11-02 09:00').when(submission()).takes(verifier, 'disposisi', to(pupr))
  const returned = first.at('2026-11-05 09:00').takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 5 }] })
  const again = returned.at('2026-11-06 09:00').takes(verifier, 'disposisi', to(dinkes))
  expect(own(first)).toHaveLength(1)
  expect([own(returned), own(again)]).toEqual([own(first), own(first)])
  expect(again.state.clocks.find(({ kind }) => kind === 'settle')?.from).toBe(again.now)
  expect(again.state.watcher).toBe(admin)
})

it('docs/clocks.md lists what runs (tuntas sop clocks sop/*/*.yaml > docs/clocks.md)', () => {
  expect(readFileSync(new URL('../../docs/clocks.md', import.meta.url), 'utf8')).toBe(clockTables(sops))
})
