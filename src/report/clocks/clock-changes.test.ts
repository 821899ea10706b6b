// What becomes of promised dates when a report is reclassified, moved to another zone, opened again, or was received on another day.
import { describe, expect, it } from 'vitest'
import { given, instant, liaison, pupr, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import { compileCalendar } from '../../calendar/calendar.ts'
import { calendar } from '../../../test/given.ts'
import { clockChange } from './clock-change.ts'
import { judgedAgain } from './judged-again.ts'
import { due } from '../../calendar/due.ts'

const otherVerifier = { ...verifier, officer: 12 } as typeof verifier
const reason = [{ no: 2, kind: 'note' as const, hash: 'bb' }]

function clockOf(scenario: Scenario, kind: string) {
  const clock = scenario.state.clocks.find((one) => one.kind === kind)
  if (clock === undefined) throw new Error(`No ${kind} runs, but: ${scenario.state.clocks.map((one) => one.kind).join(', ')}`)
  return clock
}

describe('a wrong date of receipt', () => {
  const asked = given('2026-11-09 09:00').when(submission()).when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-05 10:00'), wordings: reason })

  it('moves nothing until a second officer has looked at it, and never by whoever asked', () => {
    expect(asked.state.receivedAt).toBe(instant('2026-11-09 09:00'))
    expect(asked.when({ type: 'decide-receipt', by: verifier, verdict: 'corrected' }).refusal).toBe('own-receipt')
    expect(asked.when({ type: 'decide-receipt', by: { ...liaison }, verdict: 'corrected' }).refusal).toBe('not-your-unit')
  })

  it('makes the times that count from receipt count from the right day, says so beside the date, and tells the reporter', () => {
    const before = clockOf(asked, 'first-notice')
    const corrected = asked.when({ type: 'decide-receipt', by: otherVerifier, verdict: 'corrected' })
    const after = clockOf(corrected, 'first-notice')
    expect([after.id, after.from, after.date, after.moved]).toEqual([before.id, instant('2026-11-05 10:00'), '2026-11-19', { change: null, was: before.due }])
    expect(corrected.tellings.map(({ to, template }) => [to.who, template])).toContainEqual(['reporter', 'receipt-corrected'])
  })

  it('leaves a recorded breach recorded, and does not record it twice', () => {
    const missed = given('2026-11-09 09:00').when(submission()).at('2026-11-24 09:00').swept()
    expect(missed.state.missed).toContain('first-notice')
    const corrected = missed.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-13 09:00'), wordings: reason }).when({ type: 'decide-receipt', by: otherVerifier, verdict: 'corrected' }).swept()
    expect(corrected.state.missed).toContain('first-notice')
    expect(corrected.state.clocks.filter(({ kind }) => kind === 'first-notice').map(({ struckAt }) => struckAt)).toEqual([clockOf(missed, 'first-notice').struckAt])
    expect(corrected.history.filter(({ event }) => event.kind === 'clock-missed' && event.clock === clockOf(missed, 'first-notice').id)).toHaveLength(1)
  })

  it('is refused for a day to come, for the day as it stands, and where nothing was asked', () => {
    const report = given('2026-11-09 09:00').when(submission())
    expect(report.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-10 09:00'), wordings: reason }).refusal).toBe('instant-impossible')
    expect(report.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-09 09:00'), wordings: reason }).refusal).toBe('same-receipt')
    expect(report.when({ type: 'decide-receipt', by: verifier, verdict: 'corrected' }).refusal).toBe('no-receipt-asked')
  })
})

describe('the hard cases of changes on the way', () => {
  const dispatched = (nature: 'normative' | 'with-oversight') => given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    .takes(verifier, 'catat', { gives: [{ artefact: 'nomor-sp4n', value: '1234567' }] })
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature }, targets: { lead: pupr, supporters: [] } })

  it('g: reclassified on the way, times by nature are judged anew from the same beginning, and the report’s own clocks go on', () => {
    const before = dispatched('normative')
    const world = worldAt(instant('2026-11-12 09:00'))
    const change = clockChange(world, { ...before.state, nature: 'with-oversight' })
    const settles = before.state.clocks.filter(({ kind }) => kind === 'settle')
    expect(settles.length).toBeGreaterThan(0)
    expect(change?.ended).toEqual(settles.map(({ id }) => id))
    expect(change?.started?.map(({ kind, from }) => [kind, from])).toEqual(settles.map(({ kind, from }) => [kind, from]))
    expect(change?.started?.[0]?.due).toBeGreaterThan(settles[0]?.due ?? Infinity)
    expect(before.state.clocks.filter(({ holding }) => holding === null).every(({ id }) => !change?.ended?.includes(id))).toBe(true)
  })

  it('moved to an office in another zone, its time ends when that office closes; the citizen’s stays where it was promised', () => {
    const wit = compileCalendar({ ...calendar, id: 'wit', zone: 'Asia/Jayapura' })
    const at = instant('2026-11-12 09:00')
    const office = due({ from: at, budget: { n: 3, unit: 'wd' }, ends: 'office', calendar: wit })
    expect(office.frozen ? null : new Date(office.at).toISOString()).toBe('2026-11-17T07:00:00.000Z')
    const before = dispatched('normative')
    const moved = clockChange({ ...worldAt(at), calendarOf: (unit) => (unit === pupr ? wit : compileCalendar(calendar)) }, before.state)
    expect([moved?.started, moved?.moved, moved?.ended]).toEqual([undefined, undefined, undefined])
  })

  it('d: a day off decreed afterwards moves what is open and nothing that is over', () => {
    const off = compileCalendar({ ...calendar, version: 2, daysOff: [...calendar.daysOff, { date: '2026-11-11', kind: 'joint-leave', name: 'Cuti', basis: 'SKB' }], jointLeave: 'off' })
    const query = { from: instant('2026-11-09 09:00'), budget: { n: 3, unit: 'wd' as const }, ends: 'office' as const, pauses: [], due: instant('2026-11-12 16:00'), provisional: false }
    expect(judgedAgain(instant('2026-11-10 09:00'), off, query)?.date).toBe('2026-11-13')
    expect(judgedAgain(instant('2026-11-12 16:01'), off, query)).toBeNull()
  })
})
