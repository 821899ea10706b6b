// Who is warned of a time that runs out or was missed, by office, and when that ends.
import { describe, expect, it } from 'vitest'
import { admin, definitions, given, instant, inspectorate, liaison, pupr, refolded, rembang, submission, verifier, type Scenario, type Setting } from '../../../test/given.ts'
import { comingClock } from './due-clock.ts'

const people: Setting = { officers: { [admin]: [{ id: 11, office: 'admin' }], [pupr]: [{ id: 21, office: 'liaison' }, { id: 23, office: 'head' }], [inspectorate]: [{ id: 31, office: 'liaison' }] } }

/** Dispatched on Monday 2 November; to be answered by Monday 9 November, 16:00. */
const dispatched = (setting = people): Scenario => given('2026-11-02 09:00', setting).when(submission())
  .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })

/** Everything that is due by then strikes, warnings too. */
function until(scene: Scenario, at: string): Scenario {
  const now = scene.at(at)
  const coming = comingClock(now.state)
  return coming === null || coming.due >= now.now ? now : until(now.when({ type: 'strike-clock', clock: coming.id }), at)
}

/** What the agency's time to answer was warned of: the name of each rung and who. */
function warned({ state }: Scenario): readonly string[] {
  const settle = state.clocks.find(({ kind }) => kind === 'settle')
  return (state.rungs ?? []).filter(({ of, struckAt }) => of === settle?.id && struckAt !== null)
    .flatMap(({ rung, warned: seats }) => seats.map(({ unit, seat }) => `${rung} ${unit} ${seat}`))
}

describe('the ladder', () => {
  it('warns who works the step before the end, each rung a clock of its own, one at a time', () => {
    const scene = dispatched()
    const settle = scene.state.clocks.find(({ kind }) => kind === 'settle')
    const waiting = (scene.state.rungs ?? []).filter(({ of }) => of === settle?.id)
    expect(waiting.map(({ rung, due }) => [rung, due])).toEqual([['setengah-waktu', instant('2026-11-05 07:30')]])
    expect(new Set([...scene.state.clocks, ...(scene.state.rungs ?? [])].map(({ id }) => id)).size).toBe(scene.state.clocks.length + (scene.state.rungs?.length ?? 0))
    expect(warned(until(scene, '2026-11-05 08:00'))).toEqual([`setengah-waktu ${pupr} liaison`, `setengah-waktu ${pupr} head`])
    expect(warned(until(scene, '2026-11-06 08:00')).at(-1)).toBe(`sehari-lagi ${pupr} head`)
  })

  it('climbs after the end: head, coordinator, head of government, oversight; an office that nobody holds warns its unit', () => {
    const scene = dispatched()
    const rungs = (at: string) => warned(until(scene, at)).filter((line) => line.startsWith('lewat'))
    expect(rungs('2026-11-09 17:00')).toEqual([])
    expect(rungs('2026-11-10 08:00')).toEqual([`lewat-kepala ${pupr} liaison`, `lewat-kepala ${pupr} head`])
    expect(rungs('2026-11-12 08:00').at(-1)).toBe(`lewat-koordinator ${admin} @unit`)
    expect(rungs('2026-11-16 08:00').slice(-2)).toEqual([`lewat-kepala-daerah ${rembang} head-of-government`, `lewat-kepala-daerah ${admin} @unit`])
    expect(rungs('2026-11-23 08:00').at(-1)).toBe(`lewat-inspektorat ${admin} @unit`)
    expect(rungs('2027-01-23 08:00')).toEqual(rungs('2026-11-23 08:00'))
  })

  it('ends with the time: who has answered is not warned any more', () => {
    const scene = until(dispatched(), '2026-11-06 08:00')
    const done = ['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: new Date(scene.now).toISOString() }))
    const answered = scene.takes(liaison, 'jawab', { gives: [{ artefact: 'redaksi-jawaban', wording: 5 }, ...done] })
    expect((answered.state.rungs ?? []).filter(({ of }) => !answered.state.clocks.some(({ id }) => id === of))).toEqual([])
    expect(warned(answered)).toEqual([])
  })

  it('stands still while the reporter is waited for, and comes later by as much', () => {
    const held = dispatched().at('2026-11-04 09:00').takes(liaison, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 5 }] })
    expect(warned(until(held, '2026-11-20 08:00'))).toEqual([])
    const resumed = held.at('2026-11-18 09:00').when({ type: 'add-reply', wordings: [{ no: 9, kind: 'reply', hash: 'aa' }], files: [] })
    const settle = resumed.state.clocks.find(({ kind }) => kind === 'settle')
    expect(settle?.due).toBe(instant('2026-11-23 16:00'))
    expect(warned(until(resumed, '2026-11-20 08:00')).at(-1)).toBe(`sehari-lagi ${pupr} head`)
  })

  it('is not climbed again by a time that comes back: it goes on from where it stood', () => {
    const corrects = (scene: Scenario, nature: 'normative' | 'with-oversight') => scene.takes(verifier, 'betulkan-sifat', {
      expect: { holding: 1, version: scene.state.holdings[0]?.version ?? 0 }, gives: [{ artefact: 'alasan-sifat', wording: scene.state.nextWording }], settings: { nature },
    })
    const missed = until(dispatched(), '2026-11-12 08:00')
    const back = corrects(corrects(missed, 'with-oversight').at('2026-11-12 10:00'), 'normative')
    expect(back.refusal).toBeNull()
    expect(warned(until(back, '2026-11-13 08:00'))).toEqual([])
    expect(warned(until(back, '2026-11-16 08:00'))).toEqual([`lewat-kepala-daerah ${rembang} head-of-government`, `lewat-kepala-daerah ${admin} @unit`])
    expect(refolded(back)).toEqual(back.state)
  })

  it('is refused before its time, and a second time', () => {
    const scene = dispatched()
    const coming = comingClock(scene.state)
    const rung = (scene.state.rungs ?? [])[0]
    expect(scene.when({ type: 'strike-clock', clock: rung?.id ?? 0 }).refusal).toBe('not-yet-due')
    const struck = until(scene, '2026-11-05 08:00')
    const done = (struck.state.rungs ?? []).find(({ struckAt }) => struckAt !== null)
    expect(struck.when({ type: 'strike-clock', clock: done?.id ?? 0 }).refusal).toBe('clock-already-struck')
    expect(coming?.due).toBeLessThan(instant('2026-11-05 08:00'))
  })

  it('lies over every procedure, and names offices alone', () => {
    const ladders = definitions.sops.map(({ id, rules }) => [id, (rules.ladder ?? []).map((rung) => rung.id)] as const)
    expect(ladders.length).toBeGreaterThanOrEqual(6)
    for (const [id, ladder] of ladders) expect(ladder, id).toEqual(['setengah-waktu', 'sehari-lagi', 'lewat-kepala', 'lewat-koordinator', 'lewat-kepala-daerah', 'lewat-inspektorat'])
  })
})
