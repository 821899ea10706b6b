import { describe, expect, it } from 'vitest'
import { admin, given, instant, refolded, rembang, submission } from '../../../test/given.ts'

describe('a report comes in at Rembang', () => {
  const scene = given('2026-11-02 09:00').when(submission())

  it('opens a holding at the coordinating team, in the step of verification, past the step of receiving', () => {
    expect(scene.state.holdings).toMatchObject([{ no: 1, unit: admin, level: 'here', step: 'verifikasi', owes: { who: 'unit', unit: admin } }])
    expect(scene.events.find(({ kind }) => kind === 'holding-opened')).toMatchObject({ passed: ['terima'] })
    expect(scene.state.watcher).toBe(admin)
  })

  it('starts the first notice of 14 days, three days to verify and three to enter it in SP4N-LAPOR', () => {
    expect(scene.state.clocks.map(({ kind, step, date, source }) => [kind, step, date, source])).toEqual([
      ['first-notice', null, '2026-11-16', 'UU 25/2009 Pasal 44 ayat (1)'],
      ['step', 'verifikasi', '2026-11-05', '3 hari'],
      ['step', 'input-manual', '2026-11-05', '3 hari'],
    ])
  })

  it('counts what was entered by hand from the day it came in at its source', () => {
    const late = given('2026-11-04 09:00').when(submission({ channel: 'instagram', receivedAt: instant('2026-11-02 20:00') }))
    expect(late.state.receivedAt).toBe(instant('2026-11-02 20:00'))
    expect(late.state.clocks.find(({ step }) => step === 'input-manual')).toMatchObject({ date: '2026-11-05' })
  })

  it('has nothing to enter in SP4N-LAPOR when it came from there', () => {
    expect(given('2026-11-02 09:00').when(submission({ channel: 'sp4n-lapor' })).state.holdings[0]?.duties).toEqual([])
  })

  it('tells the reporter and the coordinating team', () => {
    expect(scene.tellings.map(({ to, template }) => [to, template])).toEqual([
      [{ who: 'reporter' }, 'received'],
      [{ who: 'unit', unit: admin }, 'new-report'],
    ])
  })

  it('counts a version for every event and folds back to the same state', () => {
    expect(scene.state.version).toBe(scene.history.length)
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('is refused where the government has no procedure, and a second time', () => {
    expect(given('2026-11-02 09:00', { inForce: {} }).when(submission()).refusal).toBe('government-has-no-procedure')
    expect(scene.when(submission()).refusal).toBe('submitted-before')
  })

  it('never lets what was received lie in the future', () => {
    expect(given('2026-11-02 09:00').when(submission({ receivedAt: instant('2027-01-01 00:00') })).state.receivedAt).toBe(instant('2026-11-02 09:00'))
  })

  it('keeps the wish for an agency apart from a dispatch', () => {
    const wished = given('2026-11-02 09:00').when(submission({ agencyWished: 3 }))
    expect(wished.state).toMatchObject({ government: rembang, agencyWished: 3 })
    expect(wished.state.holdings).toHaveLength(1)
  })
})
