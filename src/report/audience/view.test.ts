import { describe, expect, it } from 'vitest'
import { given, pupr, submission, verifier, type Scenario } from '../../../test/given.ts'
import { CLOSED } from '../openings/opening.ts'
import { viewFor } from './view.ts'

const mixes = [
  { anonymous: false, secret: false }, { anonymous: true, secret: false }, { anonymous: false, secret: true }, { anonymous: true, secret: true },
]

const bothOpen = { identity: true, original: true }

function seen(audience: Parameters<typeof viewFor>[0], scene: Scenario, opened = CLOSED) {
  const view = viewFor(audience, scene.state, scene.world, opened)
  return view === null ? null : { words: view.words, evidence: view.evidence, identity: view.identity, exchange: view.exchange, inside: view.inside, details: view.details !== null }
}

const everything = { words: 'original', evidence: true, identity: true, exchange: true, inside: true, details: true }
const frameOnly = { words: 'none', evidence: false, identity: false, exchange: false, inside: false, details: false }

describe.each(mixes)('a report that is anonymous: $anonymous, secret: $secret', (mix) => {
  const scene = given('2026-11-02 09:00').when(submission(mix))
  const masked = scene.takes(verifier, 'samarkan-naskah', { gives: [{ artefact: 'naskah-samaran', wording: 2 }], wordings: [{ no: 2, kind: 'masked', hash: 'bb' }] })

  it('shows the public nothing when secret, else only its frame until a masked wording exists', () => {
    expect(seen('public', scene)).toEqual(mix.secret ? null : frameOnly)
    expect(seen('public', masked)).toEqual(mix.secret ? null : { ...frameOnly, words: 'masked', exchange: true })
  })

  it('shows its reporter everything but what offices write to each other', () => {
    expect(seen('reporter', scene)).toEqual({ ...everything, inside: false })
  })

  const hidden = mix.anonymous || mix.secret

  it('shows who works it the identity only when nothing of it is hidden, and never for a while what is anonymous', () => {
    const open = { ...everything, identity: !hidden }
    expect(seen('handler', scene)).toEqual(mix.anonymous ? { ...everything, words: 'none', evidence: false, identity: false } : open)
    expect(seen('handler', masked)).toEqual(mix.anonymous ? { ...everything, words: 'masked', identity: false } : { ...open, words: hidden ? 'masked' : 'original' })
    expect(seen('handler', masked, bothOpen)).toEqual(mix.anonymous ? { ...everything, words: 'masked', identity: false } : everything)
  })

  it('shows the verifier the own words until a masked wording stands for them, and who is hidden only while it is open', () => {
    expect(seen('verifier', scene)).toEqual({ ...everything, identity: !hidden })
    expect(seen('verifier', masked)).toEqual({ ...everything, identity: !hidden, words: hidden ? 'masked' : 'original' })
    expect(seen('verifier', masked, bothOpen)).toEqual(everything)
  })

  it('opens nothing to the public, to its reporter or to a body outside by a look of an officer', () => {
    for (const audience of ['public', 'reporter', 'outside'] as const) expect(seen(audience, masked, bothOpen)).toEqual(seen(audience, masked))
  })
})

describe('the frame of a report', () => {
  const scene = given('2026-11-02 09:00').when(submission())

  it('names who owes the next move, by when and by which clause', () => {
    expect(viewFor('public', scene.state, scene.world)?.next).toMatchObject({
      owes: { who: 'unit', unit: 2 },
      step: { id: 'verifikasi', label: { id: 'Verifikasi dan disposisi' } },
      clock: { date: '2026-11-05' },
      clause: { mark: { as: 'printed', source: '3 hari' }, procedure: '500.12.11.2/009/2024', no: '3' },
    })
  })

  it('walks the five public stages', () => {
    const stagesOf = (at: Scenario) => viewFor('public', at.state, at.world)?.stages.map(({ state }) => state).join(' ')
    const dispatched = scene
      .takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } })
      .takes(verifier, 'disposisi', { targets: { lead: pupr, supporters: [] } })
    expect(stagesOf(scene)).toBe('done current next next next')
    expect(stagesOf(dispatched)).toBe('done done current next next')
    expect(stagesOf(dispatched.when({ type: 'withdraw', wordings: [] }))).toBe('done done done next next')
    expect(viewFor('public', dispatched.state, dispatched.world)?.unit).toBe(pupr)
  })
})
