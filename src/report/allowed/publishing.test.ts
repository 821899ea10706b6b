import { describe, expect, it } from 'vitest'
import { admin, given, instant, liaison, otherLiaison, pupr, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { Submit } from '../command.ts'
import { mayReview, mayTakeBack, publishingWay } from './publishing.ts'
import type { Officer } from './who-may-act.ts'

const [writer, checker, stranger] = [liaison, verifier, otherLiaison] as [Officer, Officer, Officer]
const head: Officer = { who: 'officer', officer: 23, unit: pupr, office: 'head' }

function settled(change: Partial<Submit> = {}, masks = true): Scenario {
  const submitted = given('2026-11-02 09:00').when(submission(change))
  const masked = masks ? submitted.takes(verifier, 'samarkan-naskah', { gives: [{ artefact: 'naskah-samaran', wording: 3 }], wordings: [{ no: 3, kind: 'masked', hash: 'ff' }] }) : submitted
  return masked
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    .takes(liaison, 'jawab', {
      gives: [{ artefact: 'redaksi-jawaban', wording: 5 }, ...['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: '2026-11-02T09:00:00+07:00' }))],
    })
    .at('2026-11-30 09:00').swept()
}

describe('publishing', () => {
  it('is for the agency that handled a settled report with a masked wording, by the step of its procedure', () => {
    const { world, state } = settled()
    expect(state.outcome).toBe('settled')
    expect(publishingWay(world, state, writer)).toMatchObject({ step: { id: 'publikasi' }, way: { id: 'terbitkan' } })
    expect(publishingWay(world, state, head)).not.toBeNull()
    expect([publishingWay(world, state, checker), publishingWay(world, state, stranger)]).toEqual([null, null])
  })

  it.each<[string, () => Scenario]>([
    ['a secret report', () => settled({ secret: true })],
    ['one without a masked wording', () => settled({}, false)],
    ['one that is still open', () => given('2026-11-02 09:00').when(submission())],
    ['one that was withdrawn', () => given('2026-11-02 09:00').when(submission()).when({ type: 'withdraw', wordings: [] })],
  ])('is for nobody of %s', (_what, scene) => {
    const { world, state } = scene()
    expect([writer, checker, head].map((by) => publishingWay(world, state, by))).toEqual([null, null, null])
    expect(mayReview(world, state, { by: 21, unit: pupr }, checker)).toBe(false)
  })

  it('needs a second look by somebody else of the unit or the team that watched it', () => {
    const { world, state } = settled()
    const written = { by: 21, unit: pupr }
    expect([writer, head, checker, stranger].map((by) => mayReview(world, state, written, by))).toEqual([false, true, true, false])
  })

  it('is taken back by the unit or the team, also when the report is open again', () => {
    const scene = settled()
    const { state } = scene.at('2026-12-01 09:00').when({ type: 'add-reply', wordings: [{ no: 9, kind: 'reply', hash: 'ee' }], files: [], recorded: { by: checker, channel: 'x', at: instant('2026-12-01 08:00') } })
    expect(state.open).toBe(true)
    expect([writer, checker, stranger].map((by) => mayTakeBack(state, pupr, by))).toEqual([true, true, false])
    expect(admin).toBe(state.watcher)
  })
})
