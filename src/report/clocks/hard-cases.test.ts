// Clocks where reports go to and fro, silence is broken at its last second, and machines disagree about the time: each hard case by its name.
import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, instant, liaison, otherLiaison, pupr, refolded, reporter, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import type { By } from '../event.ts'
import { decide } from '../decide.ts'

const coordinator: By = { who: 'officer', officer: 12, unit: admin, office: 'ketua-tim-koordinasi' }
const complete = [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }]
const receipts = ['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: '2026-11-01T09:00Z' }))

type Nature = 'normative' | 'without-oversight' | 'with-oversight'
const sentTo = (scene: Scenario, lead: number, nature: Nature = 'normative') => scene.takes(verifier, 'disposisi', { gives: complete, settings: { nature }, targets: { lead, supporters: [] } })
const sentBack = (scene: Scenario, by: By = liaison) => scene.takes(by, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: scene.state.nextWording }] })
const answered = (scene: Scenario, by: By = liaison) => scene.takes(by, 'jawab', { gives: [...receipts, { artefact: 'redaksi-jawaban', wording: scene.state.nextWording }] })
const received = () => given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
const replies = (scene: Scenario, recorded?: number) => scene.when({
  type: 'add-reply', wordings: [{ no: scene.state.nextWording, kind: 'reply', hash: 'ee' }], files: [],
  ...(recorded !== undefined && { recorded: { by: { who: 'system' as const }, channel: 'email' as const, at: recorded, sender: 'contact' as const } }),
})

const running = ({ state }: Scenario, kind: string) => state.clocks.filter((clock) => clock.kind === kind)
const date = (scene: Scenario, kind: string) => running(scene, kind).map((clock) => clock.date)
const missed = ({ history }: Scenario) => history.flatMap(({ event }) => (event.kind === 'clock-missed' ? [event.clock] : []))

/** Answered on Wednesday 4 November 2026 and standing on the page at once: ten working days of silence end with the 18th. */
const silent = () => answered(sentTo(given('2026-11-02 09:00').when(submission()).at('2026-11-02 10:00'), pupr).at('2026-11-04 09:00'))
const lastDay = () => silent().at('2026-11-14 00:00').swept()

describe('g: a report that goes to and fro', () => {
  it('re-disposition a minute before due: the next office has its whole time, the first has missed nothing, and the citizen’s dates stay', () => {
    const first = sentTo(received(), pupr)
    expect(date(first, 'settle')).toEqual(['2026-11-17'])
    const again = sentTo(sentBack(first.at('2026-11-17 15:59')), dinkes)
    expect([again.refusal, date(again, 'settle')]).toEqual([null, ['2026-11-24']])
    expect(running(again, 'outer')).toEqual(running(first, 'outer'))
    const later = again.at('2026-11-17 23:59').swept()
    expect(missed(later).filter((id) => running(first, 'settle').some((clock) => clock.id === id))).toEqual([])
    expect(later.state.missed).not.toContain('settle')
    expect(refolded(later)).toEqual(later.state)
  })

  it('re-disposition a minute after due: the office that let it pass has missed it, whoever has it then', () => {
    const late = sentTo(received(), pupr).at('2026-11-17 16:01').swept()
    const again = sentTo(sentBack(late), dinkes)
    expect([again.state.missed.includes('settle'), date(again, 'settle')]).toEqual([true, ['2026-11-24']])
  })

  it('ping-pong between agencies: each turn has its own time, the outer time goes on as it began, and the third return is the coordinator’s to end', () => {
    let scene = sentTo(received(), pupr)
    const [outer] = running(scene, 'outer')
    for (const [at, by, next] of [['2026-11-16 09:00', liaison, dinkes], ['2026-11-20 09:00', otherLiaison, pupr]] as const) {
      scene = sentTo(sentBack(scene.at(at).swept(), by), next)
      expect([scene.refusal, running(scene, 'outer')]).toEqual([null, [outer]])
    }
    const third = sentBack(scene.at('2026-11-26 09:00').swept())
    expect(third.state.holdings[0]).toMatchObject({ step: 'putusan-koordinator' })
    const bound = third.takes(coordinator, 'tunjuk', { gives: [{ artefact: 'keputusan-koordinator', wording: third.state.nextWording }], targets: { lead: dinkes, supporters: [] } })
    expect([bound.refusal, sentBack(bound, otherLiaison).refusal]).toEqual([null, 'not-in-this-case'])
    expect(running(bound, 'outer')).toEqual([outer])
    const over = bound.at('2027-03-01 09:00').swept()
    expect(missed(over).filter((id) => id === outer?.id)).toHaveLength(1)
    expect(refolded(over)).toEqual(over.state)
  })

  it('reclassified on its way from 5 to 14 to 60 days: each time is that of the nature it has then, never two at once, and the outer time stays', () => {
    let scene = sentTo(received(), pupr)
    const [outer] = running(scene, 'outer')
    const rules: string[] = []
    for (const nature of ['normative', 'without-oversight', 'with-oversight'] as const) {
      const [settle, ...more] = running(scene, 'settle')
      rules.push(`${settle?.rule} ${settle?.budget.n}`)
      expect([more, running(scene, 'outer')]).toEqual([[], [outer]])
      if (nature !== 'with-oversight') scene = sentTo(sentBack(scene), pupr, nature === 'normative' ? 'without-oversight' : 'with-oversight')
    }
    expect(rules).toEqual(['tanggapan/normatif 5', 'tanggapan/tanpa-pengawasan 14', 'tanggapan/berkadar-pengawasan 60'])
  })

  it('a duplicate is archived with the other number as its reason: its clocks end, met and missed by nobody, its reporter may open it again', () => {
    const scene = received().takes(verifier, 'arsipkan', { gives: [{ artefact: 'alasan-arsip', wording: 5 }] })
    expect([scene.state.outcome, scene.state.clocks, scene.state.missed]).toEqual(['archived', [], []])
    expect(scene.tellings.map(({ to, template }) => [to.who, template])).toContainEqual(['reporter', 'archived'])
    const again = replies(scene.at('2026-12-01 09:00'))
    // The entry into SP4N-LAPOR, due three days after receipt, counts from the reopening too: nobody is late from its first moment.
    expect([again.state.open, date(again, 'step')]).toEqual([true, ['2026-12-04', '2026-12-04']])
    expect(again.at('2026-12-02 09:00').swept().state.missed).toEqual([])
  })

  it('a report of two matters is split by a supporter: the lead’s time and the supporter’s run side by side, and the citizen’s stays one', () => {
    const scene = received().takes(verifier, 'disposisi', { gives: complete, settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [dinkes] } })
    expect(running(scene, 'settle').map(({ owes, date: day }) => [owes, day])).toEqual([[{ who: 'unit', unit: pupr }, '2026-11-17'], [{ who: 'unit', unit: dinkes }, '2026-11-17']])
    expect(running(scene, 'outer')).toHaveLength(1)
  })
})

describe('f: a report on hold', () => {
  const asks = (one: Scenario) => one.takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: one.state.nextWording }] })

  it('is held three times at most; each stops the time of the step, none the outer time', () => {
    let scene = received().takes(verifier, 'periksa', { gives: complete, settings: { nature: 'normative' } })
    const [outer] = running(scene, 'outer')
    for (const [asked, answers] of [['2026-11-10 10:00', '2026-11-13 10:00'], ['2026-11-13 11:00', '2026-11-20 10:00'], ['2026-11-20 11:00', '2026-11-27 10:00']] as const) {
      const held = asks(scene.at(asked).swept())
      expect([held.refusal, held.state.clocks.filter(({ pausedSince }) => pausedSince !== null).map(({ rule }) => rule)]).toEqual([null, ['verifikasi/waktu']])
      expect(running(held, 'outer')).toEqual([outer])
      scene = replies(held.at(answers).swept())
    }
    expect([asks(scene.at('2026-11-27 11:00')).refusal, running(scene, 'outer')]).toEqual(['not-in-this-case', [outer]])
    expect(refolded(scene)).toEqual(scene.state)
  })

  it.each([['2027-01-08 08:00', null], ['2027-01-09 23:00', 'not-in-this-case']])('that waited for its reporter twice, until %s, is asked a third time only while that is under sixty days in all', (until, refused) => {
    const twice = ['2026-12-10 23:00', until].reduce((scene, answers) => replies(asks(scene).at(answers)), received())
    expect([twice.state.open, twice.state.holds, asks(twice).refusal]).toEqual([true, 2, refused])
  })
})

/** That an administrator's comment blocks it too is a story of sop/disporbudpar; bounces and automatic answers are in test/mail/read.test.ts and delivery.test.ts. */
describe('h: silence', () => {
  it.each(['2026-11-18 16:59:59', '2026-11-18 23:59:59'])('a reply on the tenth day, %s, keeps it open', (at) => {
    const scene = replies(lastDay().at(at))
    expect(scene.refusal).toBeNull()
    expect(scene.at('2026-12-31 09:00').swept().state).toMatchObject({ open: true, replyWaits: true })
  })

  it('without one it is over with the second after the last, not before', () => {
    expect(lastDay().at('2026-11-18 23:59:59').swept().state.open).toBe(true)
    expect(lastDay().at('2026-11-19 00:00:00').swept().state.outcome).toBe('settled')
  })

  it.each([['2026-11-18 23:59:59', 'silence-undone'], ['2026-11-19 00:00:00', 'report-reopened']])('a reply queued at %s and taken in after the close: %s', (came, kind) => {
    const closed = lastDay().at('2026-11-19 00:00:01').swept()
    const scene = replies(closed.at('2026-11-19 08:00'), instant(came))
    expect([scene.state.open, scene.events.some((event) => event.kind === kind)]).toEqual([true, true])
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('the agency’s second follow-up restarts the ten days, and the warning before them', () => {
    const again = lastDay().at('2026-11-17 09:00').takes(verifier, 'tanggapi-lagi', { gives: [{ artefact: 'redaksi-jawaban', wording: 20 }] })
    expect([date(again, 'silence'), date(again, 'silence-warning')]).toEqual([['2026-12-01'], ['2026-11-26']])
    expect(again.at('2026-11-30 23:59').swept().state.open).toBe(true)
    expect(again.at('2026-11-27 00:00').swept().at('2026-12-02 00:00').swept().state.outcome).toBe('settled')
  })

  it('worked once more by the agency, the ten days count from its new answer', () => {
    const scene = replies(lastDay().at('2026-11-17 09:00')).takes(verifier, 'tindak-lanjuti-lagi', { settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
    expect(running(scene, 'silence')).toEqual([])
    expect(date(answered(scene.at('2026-11-20 09:00')), 'silence')).toEqual(['2026-12-04'])
  })

  it('a rating after the close changes nothing by itself: who is not satisfied writes, and that opens it again', () => {
    const closed = lastDay().at('2026-11-19 00:00').swept()
    for (const way of ['puas', 'belum-puas']) {
      const holding = closed.state.holdings[0]
      expect(closed.when({ type: 'act', by: reporter, expect: { holding: 1, version: holding?.version ?? 0 }, step: 'pantau', way, gives: [], settings: {}, wordings: [], files: [] }).refusal).not.toBeNull()
    }
    const again = replies(closed.at('2026-11-25 09:00'))
    expect([again.state.open, again.state.holdings[0]?.step]).toEqual([true, 'verifikasi'])
  })
})

describe('i: machines whose clocks differ by five minutes', () => {
  it('a reply that comes before the end, after a machine whose clock is ahead has closed over it, undoes the closing', () => {
    const closed = lastDay().at('2026-11-19 00:03').swept()
    expect(closed.state.outcome).toBe('settled')
    const scene = replies(closed.at('2026-11-18 23:58'))
    expect(scene.events.map(({ kind }) => kind)).toContain('silence-undone')
    expect(scene.state).toMatchObject({ open: true, outcome: null, replyWaits: true, holdings: [{ step: 'pantau' }, {}] })
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('a clock that one has struck is not struck by another that is behind or ahead', () => {
    const late = sentTo(received(), pupr).at('2026-11-17 16:00:01').swept()
    const [settle] = running(late, 'settle')
    for (const at of ['2026-11-17 15:56', '2026-11-17 16:06']) {
      expect(decide(worldAt(instant(at)), late.state, { type: 'strike-clock', clock: settle?.id ?? 0 })).toEqual({ refused: 'clock-already-struck' })
    }
  })
})
