import { describe, expect, it } from 'vitest'
import { given, liaison, otherLiaison, pupr, refolded, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { By } from '../event.ts'

function dispatched(): Scenario {
  return given('2026-11-02 09:00').when(submission({ channel: 'instagram', by: verifier })).at('2026-11-02 09:30')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    .at('2026-11-02 10:00')
}

function drafted(): Scenario {
  return dispatched().takes(liaison, 'susun', { gives: [{ artefact: 'redaksi-jawaban', wording: 7 }] })
}

function undone(scene: Scenario, by: By, at = '2026-11-02 10:00:10'): Scenario {
  const later = scene.at(at)
  return later.when({ type: 'undo-act', by, history: scene.history, expect: scene.state.version, first: firstOf(scene) })
}

/** The first event of what was done last. */
function firstOf({ history }: Scenario): number {
  return history.findLast(({ event }) => event.kind === 'way-taken')?.seq ?? 0
}

describe('an act taken back', () => {
  it('leaves the report as it was, gives no number out twice, and stays in the history', () => {
    const [before, after] = [drafted(), undone(drafted(), liaison)]
    const { version: _version, holdings, nextWording, ...rest } = after.state
    const { version: _before, holdings: earlier, nextWording: _next, ...restBefore } = dispatched().state
    expect(rest).toEqual(restBefore)
    expect(holdings.map(({ version: _one, ...holding }) => holding)).toEqual(earlier.map(({ version: _one, ...holding }) => holding))
    expect(nextWording).toBe(before.state.nextWording)
    expect(after.history).toHaveLength(before.history.length + 1)
    expect(refolded(after)).toEqual(after.state)
  })

  it('makes whatever was open on the state between outdated', () => {
    const between = drafted()
    const after = undone(between, liaison)
    const turn = between.state.holdings[1]
    const stale = after.takes(liaison, 'susun', { gives: [{ artefact: 'redaksi-jawaban', wording: 9 }], expect: { holding: 2, version: turn?.version ?? 0 } })
    expect(stale.refusal).toBe('changed-meanwhile')
  })

  it('opens a duty again with the clock it had', () => {
    const duty = dispatched()
    const done = duty.takes(verifier, 'terkirim', { gives: [{ artefact: 'pesan-grup', value: '2026-11-02T09:59:00+07:00' }] })
    expect(done.state.clocks.some(({ step }) => step === 'informasikan')).toBe(false)
    const after = undone(done, verifier)
    expect(after.state.clocks).toEqual(duty.state.clocks)
    expect(after.swept().refusal).toBeNull()
  })

  it.each<[string, Scenario, By, string]>([
    ['after ten seconds', drafted(), liaison, '2026-11-02 10:00:11'],
    ['by somebody else', drafted(), otherLiaison, '2026-11-02 10:00:05'],
    ['once the reporter was told', dispatched(), verifier, '2026-11-02 09:30:05'],
  ])('is refused %s', (_, scene, by, at) => {
    expect(undone(scene, by, at).refusal).toBe('stands-by-now')
  })

  it('is refused when anything happened since', () => {
    const scene = drafted()
    const noted = scene.when({ type: 'add-note', by: liaison, wordings: [{ no: scene.state.nextWording, kind: 'note', hash: 'aa' }] })
    expect(noted.when({ type: 'undo-act', by: liaison, history: scene.history, expect: scene.state.version, first: firstOf(scene) }).refusal).toBe('changed-meanwhile')
    expect(noted.when({ type: 'undo-act', by: liaison, history: noted.history, expect: noted.state.version, first: firstOf(noted) }).refusal).toBe('stands-by-now')
  })

  it('is refused once the public may read it', () => {
    const masked = given('2026-11-02 10:00').when(submission()).takes(verifier, 'samarkan-naskah', { gives: [{ artefact: 'naskah-samaran', wording: 7 }], wordings: [{ no: 7, kind: 'masked', hash: 'aa' }] })
    expect(undone(masked, verifier).refusal).toBe('stands-by-now')
  })

  it('is only the act that was meant: the button of an earlier one undoes no later one', () => {
    const first = drafted()
    const second = first.takes(liaison, 'terima', { gives: [{ artefact: 'disposisi-diterima', value: '2026-11-02T09:59:00+07:00' }] })
    expect(second.when({ type: 'undo-act', by: liaison, history: second.history, expect: second.state.version, first: firstOf(first) }).refusal).toBe('stands-by-now')
  })

  it('can’t be done twice', () => {
    const after = undone(drafted(), liaison)
    expect(after.when({ type: 'undo-act', by: liaison, history: after.history, expect: after.state.version, first: firstOf(after) }).refusal).toBe('stands-by-now')
  })
})
