// What becomes of a reporter's time when the public could not reach us.
import { describe, expect, it } from 'vitest'
import { given, instant, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import { explainDue } from '../../calendar/explain-due.ts'
import { decide } from '../decide.ts'
import type { ReportEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { Outage } from './outages.ts'
import type { ReportState } from '../state.ts'

/** Asked on Monday 2 November; the reporter has until 2 December 23:59:59. */
const asked = (): Scenario => given('2026-11-02 09:00').when(submission())
  .takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 5 }] })

const answered = (): Scenario => given('2026-11-02 09:00').when(submission())
  .takes(verifier, 'jawab-langsung', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }, { artefact: 'redaksi-jawaban', wording: 5 }] })

function clockOf(state: ReportState, kind: string) {
  const clock = state.clocks.find((one) => one.kind === kind)
  if (clock === undefined) throw new Error(`No clock of the kind ${kind} runs.`)
  return clock
}

function down(from: string, to: string, government: number | null = null): Outage {
  return { from: instant(from), to: instant(to), government }
}

type After = { readonly state: ReportState; readonly events: readonly ReportEvent[]; readonly refused: string | null }

function decided(state: ReportState, at: string, outages: readonly Outage[], command: Parameters<typeof decide>[2]): After {
  const world = { ...worldAt(instant(at)), outages }
  const decision = decide(world, state, command)
  if ('refused' in decision) return { state, events: [], refused: decision.refused }
  const after = decision.events.reduce<ReportState>((so, event, index) => evolve(so, event, { seq: state.version + index + 1, at: world.now, reportId: state.reportId }), state)
  return { state: after, events: decision.events, refused: null }
}

const strike = (state: ReportState, kind: string) => ({ type: 'strike-clock', clock: clockOf(state, kind).id }) as const

describe('when the public could not reach us', () => {
  it('for the two days before the end of the time to complete, the reporter has two days more, and is not given up meanwhile', () => {
    const { state } = asked()
    const outage = down('2026-12-01 00:00', '2026-12-03 08:00')
    const swept = decided(state, '2026-12-03 08:00', [outage], strike(state, 'completion'))
    expect(swept.state.open).toBe(true)
    expect(swept.events.map(({ kind }) => kind)).toEqual(['clocks-changed'])
    // 1, 2 and 3 December don't count: the third began with eight hours of it.
    expect(clockOf(swept.state, 'completion').due).toBe(instant('2026-12-05 23:59:59'))
    expect(decided(swept.state, '2026-12-05 23:59', [outage], strike(swept.state, 'completion')).refused).toBe('not-yet-due')
    const late = decided(swept.state, '2026-12-06 00:00', [outage], strike(swept.state, 'completion'))
    expect(late.events).toContainEqual(expect.objectContaining({ kind: 'clock-missed', due: instant('2026-12-05 23:59:59') }))
    expect(late.state.outcome).toBe('not-followed-up')
  })

  it('the silence does not close a report over the days of an outage', () => {
    const { state } = answered()
    expect(clockOf(state, 'silence').due).toBe(instant('2026-11-16 23:59:59'))
    const swept = decided(state, '2026-11-17 00:01', [down('2026-11-15 20:00', '2026-11-16 23:00')], strike(state, 'silence'))
    expect(swept.state.open).toBe(true)
    expect(clockOf(swept.state, 'silence').due).toBe(instant('2026-11-17 23:59:59'))
  })

  it('the time is given back as soon as it is known, once, and the explanation names the reason', () => {
    const outages = [down('2026-11-10 08:00', '2026-11-11 17:00')]
    const first = decided(asked().state, '2026-11-11 17:05', outages, { type: 'allow-for-outages' })
    const clock = clockOf(first.state, 'completion')
    expect(clock.due).toBe(instant('2026-12-04 23:59:59'))
    expect(decided(first.state, '2026-11-11 17:06', outages, { type: 'allow-for-outages' }).refused).toBe('nothing-to-add')
    const { explanation } = explainDue({ ...clock, calendar: worldAt(0).calendarOf(1) })
    expect(explanation.filter(({ kind }) => kind === 'paused').map(({ date, why }) => `${date} ${why}`)).toEqual(['2026-11-10', '2026-11-11'].map((date) => `${date} penghitungan dijeda: outage`))
  })

  it('the offices have no more time for it', () => {
    const { state } = asked()
    const outer = (one: ReportState) => one.clocks.filter(({ owes }) => owes.who !== 'reporter').map(({ kind, due }) => `${kind} ${due}`)
    const after = decided(state, '2026-11-11 17:05', [down('2026-11-10 08:00', '2026-11-11 17:00')], { type: 'allow-for-outages' })
    expect(outer(after.state)).toEqual(outer(state))
  })

  it.each([
    ['for less than an hour of a day', [down('2026-11-10 08:00', '2026-11-10 08:59')], 0],
    ['for an hour of a day, in two parts that overlap', [down('2026-11-10 08:00', '2026-11-10 08:40'), down('2026-11-10 08:30', '2026-11-10 09:00')], 1],
    ['over midnight, half an hour on each side', [down('2026-11-10 23:30', '2026-11-11 00:30')], 0],
    ['before the clock began', [down('2026-10-10 08:00', '2026-10-20 08:00')], 0],
    ['in another government', [down('2026-11-10 08:00', '2026-11-12 08:00', 99)], 0],
    ['in this government', [down('2026-11-10 08:00', '2026-11-12 08:00', 1)], 3],
  ])('%s', (_when, outages, days) => {
    const { state } = decided(asked().state, '2026-11-20 08:00', outages, { type: 'allow-for-outages' })
    expect(clockOf(state, 'completion').due).toBe(instant('2026-12-02 23:59:59') + days * 86_400_000)
  })

  it('an outage known beforehand counts for a clock that begins later in it', () => {
    const { state } = given('2026-11-02 09:00').when(submission())
    const world = { ...worldAt(instant('2026-11-03 09:00')), outages: [down('2026-11-02 22:00', '2026-11-05 08:00')] }
    const [holding] = state.holdings
    const after = decided(state, '2026-11-03 09:00', world.outages, {
      type: 'act', by: verifier, expect: { holding: 1, version: holding?.version ?? 0 }, step: 'verifikasi', way: 'tunda', settings: {},
      gives: [{ artefact: 'pertanyaan', wording: 5 }], wordings: [{ no: 5, kind: 'artefact', hash: 'ff' }], files: [],
    })
    expect(clockOf(after.state, 'completion').due).toBe(instant('2026-12-05 23:59:59'))
  })
})
