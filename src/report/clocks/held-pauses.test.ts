// Days on which an office waited for its reporter are given back to every time that counts over them, whether or not a time ran then.
import { describe, expect, it } from 'vitest'
import { given, instant, liaison, pupr, refolded, reportId, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import type { Command } from '../command.ts'
import { decide } from '../decide.ts'
import { evolve } from '../evolve.ts'
import { fold, type RecordedEvent } from '../fold.ts'
import type { ReportState } from '../state.ts'

type Nature = 'normative' | 'without-oversight' | 'with-oversight'
const settle = ({ clocks }: ReportState) => clocks.find(({ kind }) => kind === 'settle')
const asks = (scene: Scenario) => scene.takes(liaison, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: scene.state.nextWording }] })
const replies = (scene: Scenario) => scene.when({ type: 'add-reply', wordings: [{ no: scene.state.nextWording, kind: 'reply', hash: 'ee' }], files: [] })
const corrected = (scene: Scenario, nature: Nature) => scene.takes(verifier, 'betulkan-sifat', {
  expect: { holding: 1, version: scene.state.holdings[0]?.version ?? 0 }, gives: [{ artefact: 'alasan-sifat', wording: scene.state.nextWording }], settings: { nature },
})

describe('a hold after a miss', () => {
  /** Five working days from the 10th ended on the 17th; asked on the 19th. */
  const asked = () => asks(given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    .at('2026-11-18 09:00').swept().at('2026-11-19 10:00'))
  const hold = { from: instant('2026-11-19 10:00'), to: instant('2026-11-30 10:00'), cause: 'hold' }

  it('lengthens the time of the nature that is corrected afterwards', () => {
    const after = corrected(replies(asked().at('2026-11-30 10:00')).at('2026-12-01 09:00'), 'without-oversight')
    // Fourteen working days from the 10th end on the 30th; seven of them ended within the hold.
    expect([after.refusal, settle(after.state)?.date, settle(after.state)?.pauses]).toEqual([null, '2026-12-09', [hold]])
    expect(refolded(after)).toEqual(after.state)
  })

  it('and of the nature that is corrected while it lasts, from its beginning on', () => {
    const during = corrected(asked().at('2026-11-24 10:00'), 'without-oversight')
    expect([settle(during.state)?.pausedSince, settle(during.state)?.pauses]).toEqual([hold.from, [{ ...hold, to: null }]])
    const after = replies(during.at('2026-11-30 10:00'))
    expect([settle(after.state)?.date, settle(after.state)?.pauses, settle(after.state)?.pausedSince]).toEqual(['2026-12-09', [hold], null])
    expect(refolded(after)).toEqual(after.state)
  })

  it('changes nothing of what was missed: the first nature again was over before it, and does not stand still', () => {
    const back = corrected(corrected(asked().at('2026-11-24 10:00'), 'without-oversight').at('2026-11-25 10:00'), 'normative')
    expect([settle(back.state)?.date, settle(back.state)?.pausedSince, settle(back.state)?.struckAt]).toEqual(['2026-11-17', null, instant('2026-11-17 16:00') + 1000])
  })
})

describe('a nature without a time in between', () => {
  const held = { from: instant('2026-11-12 10:00'), to: instant('2026-11-22 10:00'), cause: 'hold' }
  /** Fourteen days from the 10th would end on the 24th. */
  const passed = () => given('2026-11-09 09:00', { inForce: { [pupr]: 'mojokerto-01' } }).when(submission({ government: pupr })).at('2026-11-10 09:00')
    .takes(verifier, 'teruskan', { settings: { nature: 'without-oversight' } })

  it('keeps the days of a hold before it', () => {
    const waited = replies(asks(passed().at('2026-11-12 10:00')).at('2026-11-22 10:00'))
    expect([settle(waited.state)?.pauses, settle(waited.state)?.date]).toEqual([[held], '2026-12-04'])
    const none = corrected(waited.at('2026-11-23 09:00'), 'with-oversight')
    expect([none.refusal, settle(none.state)]).toEqual([null, undefined])
    const back = corrected(none.at('2026-11-25 09:00'), 'without-oversight')
    expect([settle(back.state)?.pauses, settle(back.state)?.due]).toEqual([[held], settle(waited.state)?.due])
    expect(back.at('2026-11-26 09:00').swept().state.missed).not.toContain('settle')
    expect(refolded(back)).toEqual(back.state)
  })

  it('and of one within it', () => {
    const none = corrected(passed().at('2026-11-11 09:00'), 'with-oversight')
    const back = corrected(replies(asks(none.at('2026-11-12 10:00')).at('2026-11-22 10:00')).at('2026-11-25 09:00'), 'without-oversight')
    expect([settle(back.state)?.pauses, settle(back.state)?.date]).toEqual([[held], '2026-12-04'])
  })
})

describe('a report whose hold began before turns kept when they wait', () => {
  const asked = () => asks(given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } }).at('2026-11-11 10:00'))

  function old({ history }: Scenario): ReportState {
    const events = JSON.parse(JSON.stringify(history), (key, value: unknown) => (key === 'remembered' ? undefined : value)) as RecordedEvent[]
    const state = fold(events)
    if (state === null || state.holdings.some((holding) => 'waited' in holding)) throw new Error('It is not as it was kept before.')
    return state
  }

  function after(state: ReportState, at: string, command: Command): ReportState {
    const decision = decide(worldAt(instant(at)), state, command)
    if ('refused' in decision) throw new Error(decision.refused)
    return decision.events.reduce<ReportState>((so, event, index) => evolve(so, event, { seq: state.version + index + 1, at: instant(at), reportId }), state)
  }

  const correction = (state: ReportState): Command => ({
    type: 'act', by: verifier, expect: { holding: 1, version: state.holdings[0]?.version ?? 0 }, step: state.holdings[0]?.step ?? '', way: 'betulkan-sifat', files: [],
    gives: [{ artefact: 'alasan-sifat', wording: state.nextWording }], settings: { nature: 'without-oversight' }, wordings: [{ no: state.nextWording, kind: 'artefact', hash: 'ff' }],
  })

  it('has its days from the time that stood still, corrected afterwards or meanwhile', () => {
    const over = old(replies(asked().at('2026-11-18 10:00')))
    expect(settle(after(over, '2026-11-19 09:00', correction(over)))?.date).toBe('2026-12-07')
    const waits = old(asked())
    const during = after(waits, '2026-11-16 10:00', correction(waits))
    expect(settle(during)?.pausedSince).toBe(instant('2026-11-11 10:00'))
    const reply: Command = { type: 'add-reply', wordings: [{ no: during.nextWording, kind: 'reply', hash: 'ee' }], files: [] }
    expect(settle(after(during, '2026-11-18 10:00', reply))?.date).toBe('2026-12-07')
  })
})
