import { describe, expect, it } from 'vitest'
import { admin, given, liaison, pupr, refolded, reporter, submission, verifier } from '../../../test/given.ts'

const submitted = given('2026-11-02 09:00').when(submission())

describe('a reporter writes again', () => {
  it('is noted, and the units at work are told', () => {
    const scene = submitted.when({ type: 'add-reply', wordings: [{ no: 2, kind: 'reply', hash: 'bb' }], files: [] })
    expect(scene.state).toMatchObject({ replyWaits: true, nextWording: 3 })
    expect(scene.tellings).toMatchObject([{ to: { who: 'unit', unit: admin }, template: 'reply-came' }])
  })

  it('needs words or evidence', () => {
    expect(submitted.when({ type: 'add-reply', wordings: [], files: [] }).refusal).toBe('nothing-to-add')
  })

  it('completes a report on hold: the clock of verification runs on, the one to complete it ends', () => {
    const held = submitted.at('2026-11-03 10:00').takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 2 }], wordings: [{ no: 2, kind: 'artefact', hash: 'cc' }] })
    expect(held.state.holdings[0]).toMatchObject({ step: 'tunggu-pelapor', owes: { who: 'reporter' }, resume: { step: 'verifikasi' } })
    expect(held.state.clocks.find(({ step }) => step === 'verifikasi')?.pausedSince).toBe(held.now)
    expect(held.state.firstNoticeAt).toBe(held.now)
    const back = held.at('2026-11-10 10:00').when({ type: 'add-reply', wordings: [{ no: 3, kind: 'reply', hash: 'dd' }], files: [] })
    expect(back.state.holdings[0]).toMatchObject({ step: 'verifikasi', owes: { who: 'unit', unit: admin }, resume: null })
    expect(back.state.clocks.map(({ kind }) => kind)).not.toContain('completion')
    expect(back.state.clocks.find(({ step }) => step === 'verifikasi')).toMatchObject({ pausedSince: null, date: '2026-11-12' })
    expect(refolded(back)).toEqual(back.state)
  })

  it('who doesn\'t complete it within 30 days ends it as not followed up', () => {
    const held = submitted.at('2026-11-03 10:00').takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 2 }] })
    const over = held.at('2026-12-04 00:00').swept()
    expect(over.state).toMatchObject({ open: false, outcome: 'not-followed-up', clocks: [] })
    expect(over.tellings.map(({ template }) => template)).toContain('not-followed-up')
  })
})

describe('a reporter withdraws', () => {
  it('ends every turn and every clock, and tells who worked on it', () => {
    const worked = submitted.at('2026-11-02 10:00')
      .takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } })
      .takes(verifier, 'disposisi', { targets: { lead: pupr, supporters: [] } })
    const scene = worked.when({ type: 'withdraw', wordings: [] })
    expect(scene.state).toMatchObject({ open: false, outcome: 'withdrawn', clocks: [] })
    expect(scene.state.holdings.map(({ open }) => open)).toEqual([false, false])
    expect(scene.tellings.map(({ to }) => to)).toEqual([{ who: 'reporter' }, { who: 'unit', unit: admin }, { who: 'unit', unit: pupr }])
    expect(scene.when({ type: 'withdraw', wordings: [] }).refusal).toBe('report-is-closed')
    expect(scene.takes(reporter, 'terbitkan').refusal).toBe('not-your-turn')
    expect(refolded(scene)).toEqual(scene.state)
  })
})

describe('an officer', () => {
  it('acts only for the unit and in the office that the lane names, on what was seen', () => {
    const gives = [{ artefact: 'alasan-arsip', wording: 2 }]
    expect(submitted.takes(liaison, 'arsipkan', { gives }).refusal).toBe('not-your-unit')
    expect(submitted.takes({ ...verifier, office: 'guard' } as typeof verifier, 'arsipkan', { gives }).refusal).toBe('not-your-office')
    expect(submitted.takes(verifier, 'arsipkan').refusal).toBe('artefact-missing')
    expect(submitted.takes(verifier, 'arsipkan', { gives, expect: { holding: 1, version: 9 } }).refusal).toBe('changed-meanwhile')
    expect(submitted.takes(verifier, 'arsipkan', { gives }).state.outcome).toBe('archived')
  })
})
