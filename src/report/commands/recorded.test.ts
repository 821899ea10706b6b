import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, inspectorate, instant, liaison, otherLiaison, pupr, refolded, rembang, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { Command } from '../command.ts'
import type { By } from '../event.ts'
import { reactions } from '../allowed/reactions.ts'
import { readableFor } from '../audience/readable.ts'

/** Came by Instagram, entered by hand, dispatched, answered on Wednesday 4 November and at its source the same day. */
function answered(): Scenario {
  return given('2026-11-02 09:00').when(submission({ channel: 'instagram', by: verifier }))
    .at('2026-11-02 10:00')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    .at('2026-11-04 10:00')
    .takes(liaison, 'jawab', {
      gives: [{ artefact: 'redaksi-jawaban', wording: 5 }, ...['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: '2026-11-04T09:00:00+07:00' }))],
    })
    .takes(verifier, 'dijawab', { gives: [{ artefact: 'bukti-di-sumber', value: '17' }] })
}

function recording(scene: Scenario, at: string, { by = verifier, way }: { readonly by?: By; readonly way?: string } = {}): Command {
  const said = reactions(scene.world, scene.state).find((one) => one.way.id === way)
  return {
    type: 'add-reply', wordings: [{ no: scene.state.nextWording, kind: 'reply', hash: 'bb' }, { no: scene.state.nextWording + 1, kind: 'source', hash: 'cc' }], files: [],
    recorded: { by, channel: 'instagram', at: instant(at) },
    ...(said !== undefined && { says: { expect: { holding: said.holding, version: said.version }, step: said.step.id, way: said.way.id } }),
  }
}

describe('a reaction that came at its source', () => {
  it('counts as the reporter’s: silence does not close over it, and the units at work are told', () => {
    const scene = answered().at('2026-11-10 09:00')
    const noted = scene.when(recording(scene, '2026-11-09 20:00'))
    expect(noted.state.replyWaits).toBe(true)
    expect(noted.state.clocks.map(({ kind }) => kind)).not.toContain('silence')
    expect(noted.tellings).toMatchObject([{ to: { who: 'unit', unit: admin }, template: 'reply-came' }])
    expect(noted.events[0]).toMatchObject({ kind: 'reply-added', by: 'reporter', recorded: { channel: 'instagram', at: instant('2026-11-09 20:00') } })
    expect(noted.at('2026-12-30 09:00').swept().state.open).toBe(true)
    expect(refolded(noted)).toEqual(noted.state)
  })

  it('that came before the silence was over undoes a closing that did not know of it: the report stands where it stood', () => {
    const closed = answered().at('2026-11-19 00:01').swept()
    expect(closed.state).toMatchObject({ open: false, outcome: 'settled' })
    const back = closed.at('2026-11-19 09:00').when(recording(closed, '2026-11-18 22:00'))
    expect(back.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['silence-undone', 'reply-added']))
    expect(back.state).toMatchObject({ open: true, outcome: null, closedAt: null, replyWaits: true, answeredAt: closed.state.answeredAt, completeAt: closed.state.completeAt })
    expect(back.state.holdings[0]).toMatchObject({ open: true, step: 'pantau', owes: { who: 'unit', unit: admin }, duties: [] })
    expect(back.tellings).toContainEqual(expect.objectContaining({ to: { who: 'reporter' }, template: 'reopened' }))
    expect(back.at('2026-12-30 09:00').swept().state.open).toBe(true)
    expect(refolded(back)).toEqual(back.state)
  })

  it('that came after it opens the report again like any later word of the reporter', () => {
    const closed = answered().at('2026-11-19 00:01').swept()
    const back = closed.at('2026-11-20 09:00').when(recording(closed, '2026-11-19 08:00'))
    expect(back.events[0]).toMatchObject({ kind: 'report-reopened', recorded: { channel: 'instagram' } })
    expect(back.state.holdings[0]?.step).toBe('verifikasi')
  })

  it('can say that the answer does not do, as the reporter could at that step', () => {
    const scene = answered().at('2026-11-10 09:00')
    expect(reactions(scene.world, scene.state).map(({ way, says }) => [way.id, says])).toEqual([['puas', 'satisfied'], ['belum-puas', 'unsatisfied']])
    const unhappy = scene.when(recording(scene, '2026-11-09 20:00', { way: 'belum-puas' }))
    expect(unhappy.state).toMatchObject({ rounds: 1, replyWaits: true, open: true })
    expect(unhappy.events.find(({ kind }) => kind === 'way-taken')).toMatchObject({ way: 'belum-puas', by: { who: 'reporter' }, recorded: { by: verifier } })
    expect(refolded(unhappy)).toEqual(unhappy.state)
  })

  it('can say that it does: the report is settled', () => {
    const scene = answered().at('2026-11-10 09:00')
    expect(scene.when(recording(scene, '2026-11-09 20:00', { way: 'puas' })).state).toMatchObject({ open: false, outcome: 'settled' })
  })

  it('says nothing where the step asks the reporter nothing, or on what was changed meanwhile', () => {
    const early = given('2026-11-02 09:00').when(submission())
    expect(reactions(early.world, early.state)).toEqual([])
    const scene = answered().at('2026-11-10 09:00')
    const command = recording(scene, '2026-11-09 20:00', { way: 'belum-puas' })
    const { says, ...rest } = command as Extract<Command, { type: 'add-reply' }>
    if (says === undefined) throw new Error('The step offers the reporter nothing.')
    expect(scene.when({ ...rest, says: { ...says, expect: { ...says.expect, version: 1 } } }).refusal).toBe('changed-meanwhile')
    expect(scene.when({ ...rest, says: { ...says, way: 'tanggapi-lagi' } }).refusal).toBe('says-nothing')
    expect(early.when({ ...rest, recorded: { by: verifier, channel: 'x', at: early.now }, says: { ...says, expect: { holding: 1, version: early.state.holdings[0]?.version ?? 0 } } }).refusal).toBe('says-nothing')
  })

  it('is refused from who has nothing to do with the report, and for an instant that can’t be', () => {
    const scene = answered().at('2026-11-10 09:00')
    expect(scene.when(recording(scene, '2026-11-09 20:00', { by: otherLiaison })).refusal).toBe('not-your-unit')
    expect(scene.when(recording(scene, '2026-11-10 09:01')).refusal).toBe('instant-impossible')
    expect(scene.when(recording(scene, '2026-11-01 09:00')).refusal).toBe('instant-impossible')
    expect(scene.when(recording(scene, '2026-11-09 20:00', { by: liaison })).refusal).toBeNull()
  })
})

describe('a note', () => {
  const note = (scene: Scenario, by: By): Command => ({ type: 'add-note', by, wordings: [{ no: scene.state.nextWording, kind: 'note', hash: 'dd' }] })

  it('moves nobody’s clock and no turn, tells nobody, and is read by the offices alone', () => {
    const scene = answered().at('2026-11-10 09:00')
    const noted = scene.when(note(scene, liaison))
    expect(noted.events.map(({ kind }) => kind)).toEqual(['note-added'])
    expect(noted.tellings).toEqual([])
    const { version, nextWording, ...same } = noted.state
    expect({ ...same, version: scene.state.version, nextWording: scene.state.nextWording }).toEqual(scene.state)
    expect([version, nextWording]).toEqual([scene.state.version + 1, scene.state.nextWording + 1])
    const seen = (['public', 'reporter', 'handler', 'verifier'] as const).map((audience) => readableFor(audience, noted).at(-1)?.wordings.length)
    expect(seen).toEqual([0, 0, 1, 1])
    expect(refolded(noted)).toEqual(noted.state)
  })

  it('may also be written when the report is closed, but not by outsiders or by who is complained about', () => {
    const closed = answered().at('2026-11-19 00:01').swept()
    expect(closed.when(note(closed, verifier)).refusal).toBeNull()
    expect(closed.when(note(closed, otherLiaison)).refusal).toBe('not-your-unit')
    expect(closed.when(note(closed, { who: 'reporter' })).refusal).toBe('not-for-you')
    expect(closed.when({ type: 'add-note', by: verifier, wordings: [] }).refusal).toBe('nothing-to-add')
    const accused = given('2026-11-02 09:00').when(submission()).takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'with-oversight', complainedAbout: [{ officer: 11, unit: admin }] } })
    if (accused.refusal === null) expect(accused.when(note(accused, verifier)).refusal).toBe('complained-about')
  })
})

describe('entering by hand', () => {
  it('is for the lane that takes reports in, whatever officers are named', () => {
    const enter = (by: By) => given('2026-11-04 09:00').when(submission({ channel: 'instagram', receivedAt: instant('2026-11-02 20:00'), by })).refusal
    expect(enter(verifier)).toBeNull()
    expect(enter({ ...verifier, office: 'guard' } as By)).toBe('not-your-office')
    expect(enter(liaison)).toBe('not-your-unit')
    expect(enter({ who: 'officer', officer: 9, unit: inspectorate, office: 'admin' })).toBe('not-your-unit')
  })

  it('is for an agency too that works by a procedure of its own, in the office that receives there', () => {
    const setting = { inForce: { [rembang]: 'rembang-sp4n-lapor', [dinkes]: 'disporbudpar-lapor' } }
    const scene = given('2026-11-04 09:00', setting).when(submission({ channel: 'counter', by: { who: 'officer', officer: 22, unit: dinkes, office: 'liaison' } }))
    expect(scene.refusal).toBeNull()
    expect(scene.state.holdings[0]?.unit).toBe(admin)
  })

  it('keeps the original time: the three days to enter it into SP4N-LAPOR count from it', () => {
    const scene = given('2026-11-04 09:00').when(submission({ channel: 'instagram', receivedAt: instant('2026-11-02 20:00'), by: verifier }))
    expect(scene.state.clocks.find(({ step }) => step === 'input-manual')).toMatchObject({ from: instant('2026-11-02 20:00'), date: '2026-11-05' })
    expect(scene.events[0]).toMatchObject({ kind: 'report-submitted', by: verifier })
  })
})
