import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, inspectorate, liaison, otherLiaison, pupr, refolded, rembang, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { Submit } from '../command.ts'
import type { By } from '../event.ts'
import { openedTo } from '../openings/opening.ts'
import { custodianPost } from '../openings/why-not-open.ts'
import { readableFor } from '../audience/readable.ts'

const [KEEPER, OTHER_KEEPER, IN_THE_TEAM] = [51, 52, 11]
const another = { who: 'officer', officer: 12, unit: admin, office: 'admin' } as const
const keeper = custodianPost(rembang, KEEPER)
const officers = { [admin]: [{ id: 11, office: 'admin' }, { id: 12, office: 'admin' }], [pupr]: [{ id: 21, office: 'liaison' }], [dinkes]: [{ id: 22, office: 'liaison' }], [inspectorate]: [{ id: KEEPER, office: 'head' }] }
const setting = { officers, privacy: { openingMinutes: 15, custodians: [KEEPER, OTHER_KEEPER, IN_THE_TEAM] } }
const WORDS = [{ no: 1, kind: 'report', hash: 'aa' }, { no: 2, kind: 'identity', hash: 'bb' }] as const
const why = [{ no: 10, kind: 'opening-reason', hash: 'cc' }] as const
const quietly = [...why, { no: 11, kind: 'quiet-reason', hash: 'dd' }] as const

function reported(mix: Partial<Submit>, privacy = setting.privacy): Scenario {
  return given('2026-11-02 09:00', { ...setting, privacy }).when(submission({ wordings: WORDS, ...mix }))
}
const asks = (scene: Scenario, wordings: typeof why | typeof quietly = why, by: By = verifier, what: 'identity' | 'original' = 'identity') => scene.when({ type: 'ask-opening', by, what, wordings })
const decides = (scene: Scenario, verdict: 'told' | 'quiet' | 'refused', by: By = keeper) => scene.when({ type: 'decide-opening', by, no: 1, verdict })
const opened = ({ state, now }: Scenario, officer = 11) => openedTo(state, officer, now)
const told = (scene: Scenario) => scene.tellings.filter(({ to }) => to.who === 'reporter').map(({ template }) => template)
const readByReporter = (scene: Scenario) => readableFor('reporter', { world: scene.world, state: scene.state, history: scene.history }).flatMap(({ wordings }) => wordings)

const anonymous = reported({ anonymous: true })
const secret = reported({ secret: true })

describe('a look at who is anonymous', () => {
  it('is open at once to who asked, to nobody else, and for a quarter of an hour', () => {
    const scene = asks(anonymous)
    expect(scene.events.map(({ kind }) => kind)).toEqual(['opening-asked', 'opening-began'])
    expect([opened(scene), opened(scene, 12)]).toEqual([{ identity: true, original: false }, { identity: false, original: false }])
    expect(openedTo(scene.state, 11, scene.now + 15 * 60_000 - 1).identity).toBe(true)
    expect(openedTo(scene.state, 11, scene.now + 15 * 60_000).identity).toBe(false)
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('lasts as long as the government has set down', () => {
    const scene = asks(reported({ anonymous: true }, { ...setting.privacy, openingMinutes: 5 }))
    expect(openedTo(scene.state, 11, scene.now + 5 * 60_000).identity).toBe(false)
  })

  it('is told to the reporter, who reads the reason', () => {
    const scene = asks(anonymous)
    expect([told(scene), readByReporter(scene)]).toEqual([['identity-opened'], [1, 2, 10]])
  })

  it('needs a reason, is not asked twice at once, and is not asked for what stands there anyway', () => {
    expect(anonymous.when({ type: 'ask-opening', by: verifier, what: 'identity', wordings: [] }).refusal).toBe('nothing-to-add')
    expect(asks(asks(anonymous)).refusal).toBe('asked-before')
    expect(asks(anonymous, why, verifier, 'original').refusal).toBe('open-anyway')
    expect(asks(reported({})).refusal).toBe('open-anyway')
    expect(asks(reported({ anonymous: true, wordings: [WORDS[0]] })).refusal).toBe('no-identity')
  })

  it('may be asked for again when it has ended', () => {
    const later = asks(anonymous).at('2026-11-02 09:30')
    expect(asks(later).refusal).toBe(null)
    expect(asks(later).state.openings?.map(({ no }) => no)).toEqual([2])
  })

  it('is not for an agency, which the reporter hides from', () => {
    const masked = anonymous.takes(verifier, 'samarkan-naskah', { gives: [{ artefact: 'naskah-samaran', wording: 3 }], wordings: [{ no: 3, kind: 'masked', hash: 'ee' }] })
    const dispatched = masked.takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } }).takes(verifier, 'disposisi', { targets: { lead: pupr, supporters: [] } })
    expect([asks(dispatched, why, liaison).refusal, asks(dispatched, why, liaison, 'original').refusal]).toEqual(['not-yours-to-open', 'not-yours-to-open'])
    expect(asks(dispatched, why, otherLiaison).refusal).toBe('not-your-unit')
    expect(asks(dispatched, why, verifier, 'original').refusal).toBe(null)
  })
})

describe('a look without telling the reporter', () => {
  const scene = asks(anonymous, quietly)

  it('is open, tells nothing, and waits for a custodian to look at the reason', () => {
    expect([opened(scene).identity, told(scene), readByReporter(scene), scene.state.custodian]).toEqual([true, [], [1, 2], true])
  })

  it('is told after all where the custodian sees no harm', () => {
    const judged = decides(scene, 'told')
    expect([told(judged), readByReporter(judged), judged.state.custodian]).toEqual([['identity-opened'], [1, 2, 10], null])
  })

  it('stays untold where the custodian agrees', () => {
    const judged = decides(scene, 'quiet')
    expect([told(judged), readByReporter(judged), judged.state.custodian]).toEqual([[], [1, 2], null])
    expect(decides(judged, 'told').refusal).toBe('no-opening-asked')
  })

  it('stays with the custodian after it has ended', () => {
    expect(decides(scene.at('2026-11-04 09:00'), 'told').refusal).toBe(null)
  })

  it('is refused where nobody could look at the reason', () => {
    expect(asks(reported({ anonymous: true }, { openingMinutes: 15, custodians: [] }), quietly).refusal).toBe('no-custodian')
  })
})

describe('a look into a secret report', () => {
  const asked = asks(secret)

  it('shows nothing before a custodian allows it', () => {
    expect([opened(asked).identity, told(asked), asked.state.custodian]).toEqual([false, [], true])
    const allowed = decides(asked, 'told')
    expect([opened(allowed).identity, told(allowed)]).toEqual([true, ['identity-opened']])
    expect(refolded(allowed)).toEqual(allowed.state)
  })

  it('lasts from when it was allowed, not from when it was asked', () => {
    const allowed = decides(asked.at('2026-11-02 11:00'), 'told')
    expect([opened(allowed).identity, openedTo(allowed.state, 11, allowed.now + 15 * 60_000).identity]).toEqual([true, false])
  })

  it('shows nothing when refused, and is not decided twice', () => {
    const refused = decides(asked, 'refused')
    expect([opened(refused).identity, refused.state.custodian, decides(refused, 'told').refusal]).toEqual([false, null, 'no-opening-asked'])
  })

  it('is not kept from the reporter by a custodian to whom no reason for it was given', () => {
    expect(told(decides(asked, 'quiet'))).toEqual(['identity-opened'])
    expect(told(decides(asks(secret, quietly), 'quiet'))).toEqual([])
  })

  it('is decided by nobody without the duty, not by who asked, not by who works on the report', () => {
    expect(decides(asked, 'told', custodianPost(rembang, 22)).refusal).toBe('not-for-you')
    expect(decides(asked, 'told', { ...keeper, office: 'head' }).refusal).toBe('not-for-you')
    expect(decides(asked, 'told', custodianPost(rembang, IN_THE_TEAM)).refusal).toBe('own-request')
    const byAnother = asks(secret, why, another)
    expect(decides(byAnother, 'told', custodianPost(rembang, IN_THE_TEAM)).refusal).toBe('sees-the-report')
  })

  it('can’t be asked for where the only custodian is who asks or works on it', () => {
    expect(asks(reported({ secret: true }, { openingMinutes: 15, custodians: [IN_THE_TEAM] })).refusal).toBe('no-custodian')
  })
})

describe('whoever is complained about', () => {
  const concerns = (scene: Scenario, complainedAbout: readonly { officer: number | null; unit: number }[]) =>
    scene.takes(verifier, 'catat-terlapor', { settings: { complainedAbout } })

  it('opens nothing and consents to nothing, by number or with their unit', () => {
    expect(asks(concerns(anonymous, [{ officer: 11, unit: admin }])).refusal).toBe('complained-about')
    expect(asks(concerns(anonymous, [{ officer: null, unit: admin }])).refusal).toBe('complained-about')
    expect(decides(asks(concerns(secret, [{ officer: KEEPER, unit: inspectorate }])), 'told').refusal).toBe('complained-about')
    expect(decides(asks(concerns(secret, [{ officer: null, unit: inspectorate }])), 'told').refusal).toBe('complained-about')
  })

  it('sees nothing any more of what was open to them when it was recorded', () => {
    const scene = asks(anonymous, why, another)
    expect(opened(scene, 12).identity).toBe(true)
    expect(opened(concerns(scene, [{ officer: 12, unit: admin }]), 12).identity).toBe(false)
  })
})
