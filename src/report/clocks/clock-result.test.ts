import { describe, expect, it } from 'vitest'
import { given, liaison, pupr, reporter, submission, verifier, type Scenario } from '../../../test/given.ts'
import { resultOf } from './clock-result.ts'

const dispatch = { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } } as const
const received = given('2026-11-02 09:00').when(submission()).at('2026-11-02 10:00')
const dispatched = received.takes(verifier, 'disposisi', dispatch)
const answer = { gives: [{ artefact: 'redaksi-jawaban', wording: 5 }, ...['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: '2026-11-02T09:30:00+07:00' }))] }

/** What became of the clocks that the second scene's change ended, by kind and step. */
function results(before: Scenario, after: Scenario): Readonly<Record<string, string | null>> {
  const still = new Set(after.state.clocks.map(({ id }) => id))
  return Object.fromEntries(before.state.clocks.filter(({ id }) => !still.has(id)).map((clock) =>
    [`${clock.kind} ${clock.step ?? ''}`.trim(), resultOf({ before: before.state, after: after.state, events: after.events }, clock)]))
}

describe('what became of a promise', () => {
  it('is met when the step is done in time, and the first notice with it', () => {
    expect(results(received, dispatched)).toEqual({ 'first-notice': 'met', 'step verifikasi': 'met' })
  })

  it('is met when the agency answers', () => {
    expect(results(dispatched, dispatched.takes(liaison, 'jawab', answer))).toMatchObject({ 'settle tanggapan': 'met', outer: 'met' })
  })

  it('is neither where the turn was sent back, the report withdrawn, or its nature changed', () => {
    const back = dispatched.takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 5 }] })
    expect(results(dispatched, back)).toMatchObject({ 'settle tanggapan': null })
    const withdrawn = dispatched.when({ type: 'withdraw', wordings: [] })
    expect(Object.values(results(dispatched, withdrawn)).every((result) => result === null)).toBe(true)
  })

  it('is missed once its time was over, also when it is done later', () => {
    const late = dispatched.at('2026-11-20 09:00').swept()
    expect(results(late, late.takes(liaison, 'jawab', answer))).toMatchObject({ 'settle tanggapan': 'missed' })
  })

  it('is a duty’s own: done, or dropped when its step was left', () => {
    const told = dispatched.takes(verifier, 'terkirim', { gives: [{ artefact: 'pesan-grup', value: '2026-11-02T09:59:00+07:00' }] })
    expect(results(dispatched, told)).toEqual({ 'step informasikan': 'met' })
    expect(results(dispatched, dispatched.takes(liaison, 'jawab', answer))).toMatchObject({ 'step informasikan': null })
  })

  it('is no figure of an office where the reporter or the system owes it', () => {
    const answered = dispatched.takes(liaison, 'jawab', answer)
    const satisfied = answered.at('2026-11-03 10:00').takes(reporter, 'puas')
    expect(results(answered, satisfied)).toMatchObject({ 'silence pantau': null, 'watch pantau': null })
  })
})
