import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admin, definitions, given, liaison, pupr, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { ReportEvent } from '../event.ts'
import { readableFor } from './readable.ts'
import type { Audience } from './view.ts'

const submitted = given('2026-11-02 09:00').when(submission())
const dispatched = submitted
  .takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } })
  .takes(verifier, 'disposisi', { targets: { lead: pupr, supporters: [] } })

function readable(audience: Audience, scene: Scenario) {
  const all = readableFor(audience, { world: scene.world, state: scene.state, history: scene.history })
  return { wordings: all.flatMap(({ wordings }) => wordings), files: all.flatMap(({ files }) => files) }
}

const wordings = (audience: Audience, scene: Scenario) => readable(audience, scene).wordings

describe('what offices write', () => {
  it('to each other stays with them: why an agency sends a report back is not for its reporter', () => {
    const returned = dispatched.takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 2 }] })
    expect(returned.refusal).toBe(null)
    expect([wordings('reporter', returned), wordings('handler', returned)]).toEqual([[1], [1, 2]])
  })

  it('stays inside too where the reporter is told of the step, but not of its reason', () => {
    const back = submitted.takes(verifier, 'kembalikan', { gives: [{ artefact: 'alasan-kembali', wording: 2 }] })
    expect([back.refusal, wordings('reporter', back)]).toEqual([null, [1]])
  })

  it('as a question or the reason to archive is for the reporter', () => {
    expect(wordings('reporter', submitted.takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 2 }] }))).toEqual([1, 2])
    expect(wordings('reporter', submitted.takes(verifier, 'arsipkan', { gives: [{ artefact: 'alasan-arsip', wording: 2 }] }))).toEqual([1, 2])
  })

  it('as the answer is for the reporter once it is given, and as a draft is not', () => {
    const moments = [
      ['terima', 'disposisi-diterima'], ['beri-tahu-kepala', 'kepala-diberi-tahu'], ['susun', 'redaksi-jawaban'], ['lapor-kepala', 'tindak-lanjut-dilaporkan'],
    ] as const
    const ready = moments.reduce((scene, [way, artefact]) => scene.takes(liaison, way, { gives: [artefact === 'redaksi-jawaban' ? { artefact, wording: 2 } : { artefact, value: '2026-11-02T02:00:00Z' }] }), dispatched)
    expect([ready.refusal, wordings('reporter', ready), wordings('verifier', ready)]).toEqual([null, [1], [1, 2]])
    const answered = ready.takes(liaison, 'jawab', {})
    expect([answered.refusal, wordings('reporter', answered)]).toEqual([null, [1, 2]])
    expect(wordings('public', answered)).toEqual([])
  })
})

describe('what the reporter sent', () => {
  const sent = given('2026-11-02 09:00').when(submission({ anonymous: true, wordings: [{ no: 1, kind: 'report', hash: 'aa' }, { no: 2, kind: 'identity', hash: 'ab' }], files: [{ no: 1, kind: 'photo', size: 1, hash: 'ac' }] }))
    .when({ type: 'add-reply', wordings: [{ no: 3, kind: 'reply', hash: 'dd' }], files: [{ no: 2, kind: 'photo', size: 1, hash: 'de' }] })

  it('is theirs to read, and nothing of it is the public\'s', () => {
    expect(readable('reporter', sent)).toEqual({ wordings: [1, 2, 3], files: [1, 2] })
    expect(readable('public', sent)).toEqual({ wordings: [], files: [] })
  })

  it('of somebody anonymous keeps words, pictures and identity from who works it', () => {
    expect(readable('handler', sent)).toEqual({ wordings: [3], files: [] })
  })
})

/** Every way of every procedure, taken with something written and a file for every artefact that the procedure knows. */
describe.each(definitions.sops.map((sop) => [sop.id, sop] as const))('in %s', (_id, sop) => {
  const artefacts = sop.artefacts.map(({ id }, index) => ({ id, no: index + 100 }))
  const ways = sop.steps.flatMap((step) => step.ways.map((way) => ({ step, way })))
  const holding = { ...(submitted.state.holdings[0] ?? never()), sop: { id: sop.id, version: sop.version } }
  const state = { ...submitted.state, holdings: [holding] }

  it('nothing kept is shown to the reporter but the answer and what is marked for them, and nothing to the public', () => {
    fc.assert(fc.property(fc.array(fc.record({ at: fc.nat(ways.length - 1), told: fc.boolean() }), { minLength: 1, maxLength: 6 }), (taken) => {
      const history = taken.map(({ at, told }) => ({ event: takenEvent(at, told) }))
      const shown = readableFor('reporter', { world: submitted.world, state, history })
      for (const [index, { at, told }] of taken.entries()) {
        const answers = ways[at]?.way.answers
        const open = artefacts.filter(({ id }) => id === answers || (told && sop.artefacts.some((artefact) => artefact.id === id && artefact.forReporter)))
        const numbers = open.map(({ no }) => no)
        expect({ wordings: [...new Set(shown[index]?.wordings)].toSorted(), files: [...new Set(shown[index]?.files)].toSorted() }).toEqual({ wordings: numbers.toSorted(), files: numbers.toSorted() })
      }
      expect(readableFor('public', { world: submitted.world, state, history }).flatMap(({ wordings: open, files }) => [...open, ...files])).toEqual([])
    }), { numRuns: 60 })
  })

  function takenEvent(at: number, told: boolean): ReportEvent {
    const { step, way } = ways[at] ?? never()
    return {
      kind: 'way-taken', holding: holding.no, step: step.id, way: way.id, by: verifier, settings: {}, complete: false, clocks: {},
      kept: artefacts.map(({ id, no }) => ({ artefact: id, step: step.id, at: 0, by: 11, wording: no, file: no, value: null })),
      wordings: artefacts.map(({ no }) => ({ no, kind: 'artefact', hash: 'ff' })),
      files: artefacts.map(({ no }) => ({ no, kind: 'document', size: 1, hash: 'ff' })),
      told: told ? [{ to: { who: 'reporter' }, template: 'answered' }] : [{ to: { who: 'unit', unit: admin }, template: 'reminder' }],
    }
  }
})

function never(): never {
  throw new Error('There is nothing to take.')
}
