import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, inspectorate, liaison, otherLiaison, pupr, refolded, reporter, submission, verifier, type Scenario } from '../../test/given.ts'

const drafted = {
  gives: [
    { artefact: 'disposisi-diterima', value: '2026-11-01T09:00Z' }, { artefact: 'kepala-diberi-tahu', value: '2026-11-01T09:00Z' },
    { artefact: 'redaksi-jawaban', wording: 9 }, { artefact: 'tindak-lanjut-dilaporkan', value: '2026-11-01T09:00Z' },
  ],
}

function verified(channel: 'web' | 'instagram' = 'web'): Scenario {
  return given('2026-11-02 09:00').when(submission({ channel })).at('2026-11-02 10:00')
    .takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } })
}

function dispatched(channel: 'web' | 'instagram' = 'web', supporters: readonly number[] = []): Scenario {
  return verified(channel).takes(verifier, 'disposisi', { targets: { lead: pupr, supporters } })
}

describe('the procedure of Rembang, worked from end to end', () => {
  it('gives the agency five working days for what is normative, and the administrator five minutes to tell the group', () => {
    const scene = dispatched()
    expect(scene.state.holdings).toMatchObject([
      { no: 1, unit: admin, step: 'tanggapan', owes: { who: 'unit', unit: pupr } },
      { no: 2, unit: pupr, parent: 1, role: 'lead', level: 'below', step: 'tanggapan' },
    ])
    expect(scene.state.clocks.map(({ holding, step, kind, date }) => [holding, step, kind, date])).toEqual([
      [1, 'input-manual', 'step', '2026-11-05'], [null, null, 'outer', '2027-01-26'], [1, 'informasikan', 'step', '2026-11-02'], [2, 'tanggapan', 'settle', '2026-11-09'],
    ])
  })

  it('answers, watches ten working days of silence and closes by itself', () => {
    const answered = dispatched().at('2026-11-04 09:00').takes(liaison, 'jawab', drafted)
    expect(answered.state.holdings).toMatchObject([{ step: 'pantau', open: true }, { open: false, outcome: 'answered' }])
    expect(answered.state.clocks.find(({ kind }) => kind === 'silence')).toMatchObject({ date: '2026-11-18', ends: 'citizen' })
    expect(answered.at('2026-11-18 23:59').swept().state.open).toBe(true)
    const over = answered.at('2026-11-19 00:00').swept()
    expect(over.state).toMatchObject({ open: false, outcome: 'settled', clocks: [] })
    expect(refolded(over)).toEqual(over.state)
  })

  it('sends a wrong dispatch back and dispatches again', () => {
    const back = dispatched().takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 5 }] })
    expect(back.state.holdings[0]).toMatchObject({ step: 'verifikasi', owes: { who: 'unit', unit: admin } })
    expect(back.state.bounces).toBe(1)
    const again = back.takes(verifier, 'disposisi', { targets: { lead: dinkes, supporters: [] } })
    expect(again.state.holdings.map(({ unit, open }) => [unit, open])).toEqual([[admin, true], [pupr, false], [dinkes, true]])
    expect(again.takes(liaison, 'jawab', drafted).refusal).toBe('not-your-unit')
    expect(again.takes(otherLiaison, 'jawab', drafted).refusal).toBeNull()
  })

  it('lets the administrator re-dispatch while the agency still works', () => {
    const again = dispatched().takes(verifier, 'disposisi-ulang', { targets: { lead: dinkes, supporters: [] } , expect: { holding: 1, version: dispatched().state.holdings[0]?.version ?? 0 }, step: 'tanggapan' })
    expect(again.state.holdings.map(({ unit, open, outcome }) => [unit, open, outcome])).toEqual([[admin, true, null], [pupr, false, 'released'], [dinkes, true, null]])
  })

  it('leaves the supporters working when the lead sends it back, and moves on when the lead answers', () => {
    const both = dispatched('web', [dinkes])
    expect(both.state.holdings.map(({ role }) => role)).toEqual(['first', 'lead', 'supporter'])
    const asLead = { expect: { holding: 2, version: both.state.holdings[1]?.version ?? 0 } }
    expect(both.takes(liaison, 'jawab', { ...drafted, ...asLead }).state.holdings.map(({ open }) => open)).toEqual([true, false, false])
    const back = both.takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 5 }], ...asLead })
    expect(back.state.holdings.map(({ open }) => open)).toEqual([true, false, true])
    const again = back.takes(verifier, 'disposisi', { targets: { lead: inspectorate, supporters: [dinkes] } })
    expect(again.state.holdings.map(({ unit, role, open }) => [unit, role, open])).toEqual([
      [admin, 'first', true], [pupr, 'lead', false], [dinkes, 'supporter', true], [inspectorate, 'lead', true],
    ])
  })

  it('counts silence only from the answer at the source, when it came from elsewhere', () => {
    const answered = dispatched('instagram').at('2026-11-04 09:00').takes(liaison, 'jawab', drafted)
    expect(answered.state.clocks.map(({ kind }) => kind)).not.toContain('silence')
    const told = answered.at('2026-11-05 09:00').takes(verifier, 'dijawab', { gives: [{ artefact: 'bukti-di-sumber', wording: 12 }] })
    expect(told.state.clocks.find(({ kind }) => kind === 'silence')).toMatchObject({ date: '2026-11-19' })
  })

  it('never closes over an unanswered question, and counts anew from the next answer', () => {
    const asked = dispatched().at('2026-11-04 09:00').takes(liaison, 'jawab', drafted)
      .at('2026-11-10 09:00').when({ type: 'add-reply', wordings: [{ no: 10, kind: 'reply', hash: 'ee' }], files: [] })
    expect(asked.at('2026-12-31 09:00').swept().state.open).toBe(true)
    const again = asked.at('2026-11-11 09:00').takes(verifier, 'tanggapi-lagi', { gives: [{ artefact: 'redaksi-jawaban', wording: 11 }] })
    expect(again.state.clocks.find(({ kind }) => kind === 'silence')).toMatchObject({ date: '2026-11-25' })
  })

  it('is settled at once when the reporter is satisfied, and goes on when not', () => {
    const answered = dispatched().at('2026-11-04 09:00').takes(liaison, 'jawab', drafted)
    expect(answered.takes(reporter, 'puas').state.outcome).toBe('settled')
    const not = answered.takes(reporter, 'belum-puas')
    expect(not.state).toMatchObject({ rounds: 1, replyWaits: true })
    expect(not.takes(verifier, 'tindak-lanjuti-lagi', { targets: { lead: pupr, supporters: [] } }).state.holdings).toHaveLength(3)
  })

  it('sends back what is not its own to SP4N-LAPOR and watches it until the outcome is known', () => {
    const out = verified().takes(verifier, 'kembalikan', { gives: [{ artefact: 'alasan-kembali', wording: 5 }] })
    expect(out.state).toMatchObject({ open: true, holdings: [{ step: 'serah-luar', body: 'sp4n', owes: { who: 'unit', unit: admin } }] })
    const accepted = out.takes(verifier, 'diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] }).takes(verifier, 'diterima', { gives: [{ artefact: 'nomor-luar', value: '9165816' }] })
    expect(accepted.state.holdings[0]).toMatchObject({ step: 'hasil-luar', owes: { who: 'outside', body: 'sp4n' } })
    expect(accepted.takes(verifier, 'hasil', { gives: [{ artefact: 'hasil-luar', wording: 6 }] }).state).toMatchObject({ open: false, outcome: 'handed-over' })
  })

  it('records the publication after it is closed', () => {
    const closed = dispatched().takes(liaison, 'jawab', drafted).takes(reporter, 'puas')
    expect(closed.takes(liaison, 'terbitkan', { gives: [{ artefact: 'konten-publikasi', wording: 13 }] }).refusal).toBeNull()
  })
})
