import { describe, expect, it } from 'vitest'
import { admin, given, instant, liaison, pupr, refolded, reporter, submission, verifier, type Scenario } from '../../../test/given.ts'
import { rightsOf } from '../audience/view.ts'
import type { Submit } from '../command.ts'
import { mayOpenDossier } from './open-dossier.ts'

const named: Partial<Submit> = { wordings: [{ no: 1, kind: 'report', hash: 'aa' }, { no: 2, kind: 'identity', hash: 'bb' }], offers: ['email'] }

/** Dispatched in March, and nobody has answered: the outer 60 working days end in June. */
function dispatched(change: Partial<Submit> = named): Scenario {
  return given('2026-03-02 09:00', { sends: ['email'] }).when(submission(change)).at('2026-03-02 10:00')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'without-oversight' }, targets: { lead: pupr, supporters: [] } })
}

/** The outer time was missed, and the reporter took it to the Ombudsman. */
function atOmbudsman(scene: Scenario): Scenario {
  const late = scene.at('2026-07-01 09:00').swept()
  return late.takes(reporter, 'ke-ombudsman', { expect: { holding: 1, version: late.state.holdings[0]?.version ?? 0 } })
}

function opened(scene: Scenario, change: Partial<{ by: typeof verifier; identity: boolean; words: 'original' | 'masked' | 'none' }> = {}): Scenario {
  const rights = rightsOf('outside', scene.state)
  return scene.when({ type: 'open-dossier', by: verifier, holding: 1, identity: rights?.identity ?? false, words: rights?.words ?? 'none', evidence: [], hash: 'cc', ...change })
}

const yes = { type: 'answer-consent', given: true } as const
const no = { type: 'answer-consent', given: false } as const
const reminded = ({ state }: Scenario) => state.clocks.filter(({ kind }) => kind === 'consent-reminder')

describe('whether a body outside may learn who the reporter is', () => {
  it('is the reporter’s to say from the first day, and to change', () => {
    const scene = dispatched().when(yes)
    expect(scene.state.consent).toMatchObject({ given: true, handedAt: null })
    expect(scene.when(yes).refusal).toBe('nothing-changed')
    expect(scene.when(no).state.consent).toMatchObject({ given: false })
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('is not asked of who gave no identity, nor once the report is closed', () => {
    expect(dispatched({}).when(yes).refusal).toBe('no-identity')
    expect(dispatched().when({ type: 'withdraw', wordings: [] }).when(yes).refusal).toBe('report-is-closed')
  })

  it('is asked once more ten working days before the outer time ends, by message too, and that is nobody’s breach', () => {
    const scene = dispatched()
    const [outer] = scene.state.clocks.filter(({ kind }) => kind === 'outer')
    expect([outer?.date, reminded(scene)[0]?.date]).toEqual(['2026-05-25', '2026-05-11'])
    const asked = scene.at('2026-05-12 08:00').swept()
    const told = asked.history.flatMap(({ event }) => (event.kind === 'consent-asked' ? event.told : []))
    expect(told).toEqual([{ to: { who: 'reporter' }, template: 'consent-asked', over: ['email'] }])
    expect(asked.state.missed).not.toContain('consent-reminder')
    expect(asked.at('2026-05-20 08:00').swept().history.filter(({ event }) => event.kind === 'consent-asked')).toHaveLength(1)
  })

  it('is asked once and the outer time is missed once, also where an answer ended that time and an objection brought it back', () => {
    const answers = (scene: Scenario) => scene.takes(liaison, 'jawab', { gives: [...['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: '2026-03-01T09:00Z' })), { artefact: 'redaksi-jawaban', wording: scene.state.nextWording }] })
    const asked = (scene: Scenario) => scene.history.filter(({ event }) => event.kind === 'consent-asked')
    const outerMissed = (scene: Scenario) => scene.history.filter(({ event }) => event.kind === 'clock-missed' && event.told.some(({ template }) => template === 'outer-missed'))
    const objected = (scene: Scenario) => scene.takes(reporter, 'belum-puas')
    const soon = objected(answers(dispatched().at('2026-05-12 08:00').swept())).at('2026-05-13 08:00').swept()
    expect([asked(soon).length, reminded(soon), outerMissed(soon).length]).toEqual([1, [], 0])
    const late = objected(answers(soon.at('2026-05-13 09:00').takes(verifier, 'tindak-lanjuti-lagi', { settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } }).at('2026-06-02 08:00').swept())).at('2026-06-03 08:00').swept()
    expect([asked(late).length, outerMissed(late).length]).toEqual([1, 1])
    expect(late.state.clocks.find(({ kind }) => kind === 'outer')).toMatchObject({ date: '2026-05-25', struckAt: late.state.breaches?.find(({ rule }) => rule === 'batas-luar')?.at })
    expect(refolded(late)).toEqual(late.state)
  })

  it.each([['allowed', yes], ['not allowed', no]])('is not asked again of who has %s it', (_, answer) => {
    const answered = dispatched().when(answer)
    expect(reminded(answered)).toEqual([])
    expect(answered.at('2026-05-12 08:00').swept().history.some(({ event }) => event.kind === 'consent-asked')).toBe(false)
  })

  it('can be said to an officer by telephone or letter: who answers for the report records it with a note, and the reporter is told', () => {
    const told = { ...yes, recorded: { by: verifier, channel: 'phone', at: instant('2026-03-03 09:00') }, wordings: [{ no: 9, kind: 'note', hash: 'cc' }] } as const
    const scene = dispatched().at('2026-03-04 09:00').when(told)
    expect(scene.state.consent).toEqual({ given: true, at: instant('2026-03-03 09:00'), handedAt: null })
    expect(scene.tellings).toMatchObject([{ to: { who: 'reporter' }, template: 'consent-recorded', over: ['email'] }])
    expect([reminded(scene), scene.state.nextWording]).toEqual([[], 10])
    expect(refolded(scene)).toEqual(scene.state)
    const at = (text: string, change: object = {}) => dispatched().at('2026-03-04 09:00').when({ ...told, ...change, recorded: { ...told.recorded, at: instant(text) } })
    expect([at('2026-03-05 09:00').refusal, at('2026-03-01 09:00').refusal, at('2026-03-03 09:00', { wordings: [] }).refusal]).toEqual(['instant-impossible', 'instant-impossible', 'nothing-to-add'])
    expect(dispatched().at('2026-03-04 09:00').when({ ...told, recorded: { ...told.recorded, by: liaison } }).refusal).toBe('not-your-unit')
    expect(dispatched({}).at('2026-03-04 09:00').when(told).refusal).toBe('no-identity')
    // What the reporter has answered themselves since then holds.
    expect(dispatched().at('2026-03-03 10:00').when(no).at('2026-03-04 09:00').when(told).refusal).toBe('answered-since')
  })

  it('can be taken back until it was handed over, and whoever hands it over is told', () => {
    const outside = atOmbudsman(dispatched().when(yes))
    const back = outside.when(no)
    expect(back.tellings).toMatchObject([{ to: { who: 'unit', unit: admin }, template: 'consent-changed' }])
    const handed = outside.takes(verifier, 'diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] })
    expect(handed.state.consent?.handedAt).toBe(handed.now)
    expect(handed.when(no).refusal).toBe('handed-over-already')
    const anonymously = back.takes(verifier, 'diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] })
    expect(anonymously.state.consent).toMatchObject({ given: false, handedAt: null })
    expect(anonymously.when(yes).refusal).toBeNull()
  })

  it('can be taken back again where the body refused the report, before it goes elsewhere', () => {
    const refused = atOmbudsman(dispatched().when(yes)).takes(verifier, 'diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] })
      .takes(verifier, 'ditolak', { gives: [{ artefact: 'alasan-ditolak', wording: 9 }] })
    expect(refused.state.consent?.handedAt).not.toBeNull()
    expect(refused.when(no).state.consent).toMatchObject({ given: false, handedAt: null })
  })
})

describe('what a body outside may read', () => {
  it.each<[string, Partial<Submit>, boolean | null, object]>([
    ['all, with consent', named, true, { words: 'original', evidence: true, identity: true }],
    ['the words without the name, before consent', named, null, { words: 'original', evidence: true, identity: false }],
    ['nothing of the words of who stays anonymous and was not masked', { ...named, anonymous: true }, false, { words: 'none', evidence: false, identity: false }],
    ['all of who stays anonymous here but allowed it there', { ...named, anonymous: true }, true, { words: 'original', evidence: true, identity: true }],
    ['the same of a secret report', { ...named, secret: true }, false, { words: 'original', evidence: true, identity: false }],
  ])('%s', (_, change, consent, rights) => {
    const scene = given('2026-03-02 09:00').when(submission(change))
    const answered = consent === null ? scene : scene.when(consent ? yes : no)
    expect(rightsOf('outside', answered.state)).toMatchObject({ ...rights, exchange: true, inside: false })
  })

  it('the masked wording instead of the original, where there is one and no consent', () => {
    const masked = given('2026-03-02 09:00').when(submission({ ...named, anonymous: true }))
      .takes(verifier, 'samarkan-naskah', { gives: [{ artefact: 'naskah-samaran', wording: 7 }], wordings: [{ no: 7, kind: 'masked', hash: 'aa' }] })
    expect(rightsOf('outside', masked.state)).toMatchObject({ words: 'masked', evidence: true, identity: false })
    expect(rightsOf('outside', masked.when(yes).state)).toMatchObject({ words: 'original', identity: true })
  })
})

describe('the file for a body outside', () => {
  it('is for who hands the report over alone, while it is on its way or there', () => {
    const outside = atOmbudsman(dispatched())
    expect(mayOpenDossier(outside.world, outside.state, verifier as never)).toBe(true)
    expect(mayOpenDossier(outside.world, outside.state, liaison as never)).toBe(false)
    expect(opened(outside, { by: liaison }).refusal).toBe('not-yours-to-hand-over')
    expect(opened(dispatched()).refusal).toBe('not-outside')
    const there = outside.takes(verifier, 'diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] }).takes(verifier, 'diterima', { gives: [{ artefact: 'nomor-luar', value: 'OMB-1' }] })
    expect(opened(there).refusal).toBeNull()
  })

  it('stays in the history with what stood in it, and puts no form out of date', () => {
    const outside = atOmbudsman(dispatched().when(yes))
    const scene = opened(outside)
    expect(scene.events).toMatchObject([{ kind: 'dossier-opened', by: verifier, body: 'ombudsman', identity: true, words: 'original', hash: 'cc' }])
    expect(scene.state.holdings).toEqual(outside.state.holdings)
  })

  it('is refused where the reporter took the consent back while it was put together', () => {
    const back = atOmbudsman(dispatched().when(yes)).when(no)
    expect(opened(back, { identity: true }).refusal).toBe('changed-meanwhile')
  })
})

it('a unit here watches a report at the Ombudsman until its outcome is known, and the reporter hears it', () => {
  const steps = [atOmbudsman(dispatched())]
  for (const [way, rest] of [
    ['diserahkan', { gives: [{ artefact: 'bukti-serah', file: 1 }] }], ['diterima', { gives: [{ artefact: 'nomor-luar', value: 'OMB-7/2026' }] }], ['hasil', { gives: [{ artefact: 'hasil-luar', wording: 12 }] }],
  ] as const) steps.push((steps.at(-1) as Scenario).takes(verifier, way, rest))
  expect(steps.map(({ refusal }) => refusal)).toEqual([null, null, null, null])
  expect(steps.slice(0, 3).map(({ state }) => [state.open, state.watcher, state.holdings[0]?.body])).toEqual(Array(3).fill([true, admin, 'ombudsman']))
  const end = steps.at(-1) as Scenario
  expect([end.state.open, end.state.outcome]).toEqual([false, 'handed-over'])
  expect(end.tellings.map(({ template }) => template)).toContain('outcome-known')
})
