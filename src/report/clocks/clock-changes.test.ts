// What becomes of promised dates when a report is reclassified, moved to another zone, opened again, or was received on another day.
import { describe, expect, it } from 'vitest'
import { dinkes, given, instant, liaison, pupr, refolded, reporter, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import { compileCalendar } from '../../calendar/calendar.ts'
import { calendar } from '../../../test/given.ts'
import type { By } from '../event.ts'
import { breachOf } from './breaches.ts'
import { clockChange } from './clock-change.ts'
import { timesIf } from './times-if.ts'
import { undoableAct } from '../commands/undo-act.ts'
import { judgedAgain } from './judged-again.ts'
import { due } from '../../calendar/due.ts'

const otherVerifier = { ...verifier, officer: 12 } as typeof verifier
const reason = [{ no: 2, kind: 'note' as const, hash: 'bb' }]

function clockOf(scenario: Scenario, kind: string) {
  const clock = scenario.state.clocks.find((one) => one.kind === kind)
  if (clock === undefined) throw new Error(`No ${kind} runs, but: ${scenario.state.clocks.map((one) => one.kind).join(', ')}`)
  return clock
}

describe('a wrong date of receipt', () => {
  const asked = given('2026-11-09 09:00').when(submission()).when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-05 10:00'), wordings: reason })

  it('moves nothing until a second officer has looked at it, and never by whoever asked', () => {
    expect(asked.state.receivedAt).toBe(instant('2026-11-09 09:00'))
    expect(asked.when({ type: 'decide-receipt', by: verifier, verdict: 'corrected' }).refusal).toBe('own-receipt')
    expect(asked.when({ type: 'decide-receipt', by: { ...liaison }, verdict: 'corrected' }).refusal).toBe('not-your-unit')
  })

  it('makes the times that count from receipt count from the right day, says so beside the date, and tells the reporter', () => {
    const before = clockOf(asked, 'first-notice')
    const corrected = asked.when({ type: 'decide-receipt', by: otherVerifier, verdict: 'corrected' })
    const after = clockOf(corrected, 'first-notice')
    expect([after.id, after.from, after.date, after.moved]).toEqual([before.id, instant('2026-11-05 10:00'), '2026-11-19', { change: null, was: before.due }])
    expect(corrected.tellings.map(({ to, template }) => [to.who, template])).toContainEqual(['reporter', 'receipt-corrected'])
  })

  it('leaves a recorded breach recorded, and does not record it twice', () => {
    const missed = given('2026-11-09 09:00').when(submission()).at('2026-11-24 09:00').swept()
    expect(missed.state.missed).toContain('first-notice')
    const corrected = missed.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-13 09:00'), wordings: reason }).when({ type: 'decide-receipt', by: otherVerifier, verdict: 'corrected' }).swept()
    expect(corrected.state.missed).toContain('first-notice')
    expect(corrected.state.clocks.filter(({ kind }) => kind === 'first-notice').map(({ struckAt }) => struckAt)).toEqual([clockOf(missed, 'first-notice').struckAt])
    expect(corrected.history.filter(({ event }) => event.kind === 'clock-missed' && event.clock === clockOf(missed, 'first-notice').id)).toHaveLength(1)
    // Taken away and brought back, the time is known by where it counts from now.
    expect(breachOf(corrected.state.breaches, clockOf(corrected, 'first-notice'))?.at).toBe(clockOf(missed, 'first-notice').struckAt)
    expect(refolded(corrected)).toEqual(corrected.state)
  })

  it('is refused for a day to come, for the day as it stands, and where nothing was asked', () => {
    const report = given('2026-11-09 09:00').when(submission())
    expect(report.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-10 09:00'), wordings: reason }).refusal).toBe('instant-impossible')
    expect(report.when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-09 09:00'), wordings: reason }).refusal).toBe('same-receipt')
    expect(report.when({ type: 'decide-receipt', by: verifier, verdict: 'corrected' }).refusal).toBe('no-receipt-asked')
  })
})

describe('the hard cases of changes on the way', () => {
  const dispatched = (nature: 'normative' | 'with-oversight') => given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    .takes(verifier, 'catat', { gives: [{ artefact: 'nomor-sp4n', value: '1234567' }] })
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature }, targets: { lead: pupr, supporters: [] } })

  it('moved to an office in another zone, its time ends when that office closes; the citizen’s stays where it was promised', () => {
    const wit = compileCalendar({ ...calendar, id: 'wit', zone: 'Asia/Jayapura' })
    const at = instant('2026-11-12 09:00')
    const office = due({ from: at, budget: { n: 3, unit: 'wd' }, ends: 'office', calendar: wit })
    expect(office.frozen ? null : new Date(office.at).toISOString()).toBe('2026-11-17T07:00:00.000Z')
    const before = dispatched('normative')
    const moved = clockChange({ ...worldAt(at), calendarOf: (unit) => (unit === pupr ? wit : compileCalendar(calendar)) }, before.state)
    expect([moved?.started, moved?.moved, moved?.ended]).toEqual([undefined, undefined, undefined])
  })

  it('d: a day off decreed afterwards moves what is open and nothing that is over', () => {
    const off = compileCalendar({ ...calendar, version: 2, daysOff: [...calendar.daysOff, { date: '2026-11-11', kind: 'joint-leave', name: 'Cuti', basis: 'SKB' }], jointLeave: 'off' })
    const query = { from: instant('2026-11-09 09:00'), budget: { n: 3, unit: 'wd' as const }, ends: 'office' as const, pauses: [], due: instant('2026-11-12 16:00'), provisional: false }
    expect(judgedAgain(instant('2026-11-10 09:00'), off, query)?.date).toBe('2026-11-13')
    expect(judgedAgain(instant('2026-11-12 16:01'), off, query)).toBeNull()
  })
})

describe('a nature that was judged wrong is corrected while the agency works', () => {
  const dispatched = (nature: 'normative' | 'without-oversight', supporters: number[] = []) => given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature }, targets: { lead: pupr, supporters } })
  const above = ({ state }: Scenario) => ({ holding: 1, version: state.holdings[0]?.version ?? 0 })
  const corrected = (scene: Scenario, nature: 'normative' | 'without-oversight' | 'with-oversight') =>
    scene.takes(verifier, 'betulkan-sifat', { expect: above(scene), gives: [{ artefact: 'alasan-sifat', wording: scene.state.nextWording }], settings: { nature } })
  const missesOf = ({ history }: Scenario) => history.flatMap(({ event }) => (event.kind === 'clock-missed' ? [event.clock] : []))

  it('its time is counted anew from where the agency’s turn began, the agency keeps its turn and every form that it has open, and the report’s own times stay', () => {
    const before = dispatched('normative')
    const after = corrected(before.at('2026-11-12 09:00'), 'with-oversight')
    expect(after.refusal).toBeNull()
    const [was, now] = [clockOf(before, 'settle'), clockOf(after, 'settle')]
    expect([now.from, now.rule, now.date, now.instead]).toEqual([was.from, 'tanggapan/berkadar-pengawasan', '2027-02-03', [{ rule: was.rule, due: was.due, struckAt: null }]])
    expect(after.state.holdings.find(({ unit }) => unit === pupr)).toEqual(before.state.holdings.find(({ unit }) => unit === pupr))
    const own = ({ state }: Scenario) => state.clocks.filter(({ holding }) => holding === null)
    expect(own(after)).toEqual(own(before))
    expect(refolded(after)).toEqual(after.state)
  })

  it('the reporter and every agency that works on it are told, the lead and the supporter alike', () => {
    const after = corrected(dispatched('normative', [dinkes]).at('2026-11-12 09:00'), 'without-oversight')
    const told = after.tellings.map(({ to, template }) => [to.who === 'unit' ? to.unit : to.who, template])
    expect(told).toEqual([['reporter', 'nature-corrected'], [pupr, 'nature-corrected'], [dinkes, 'nature-corrected']])
    expect(after.state.clocks.filter(({ kind }) => kind === 'settle').map(({ rule, owes }) => [rule, owes.who === 'unit' && owes.unit])).toEqual([['tanggapan/tanpa-pengawasan', pupr], ['tanggapan/tanpa-pengawasan', dinkes]])
  })

  it('is done by whoever dispatched, with a reason for the reporter, and only where something changes', () => {
    const scene = dispatched('normative').at('2026-11-12 09:00')
    const tries = (by: By, rest: Parameters<Scenario['takes']>[2]) => scene.takes(by, 'betulkan-sifat', { expect: above(scene), ...rest }).refusal
    const reason = { gives: [{ artefact: 'alasan-sifat', wording: 9 }] }
    expect(tries(liaison, { ...reason, settings: { nature: 'with-oversight' } })).toBe('not-your-unit')
    expect(tries(reporter, { ...reason, settings: { nature: 'with-oversight' } })).toBe('not-your-turn')
    expect(tries(verifier, { settings: { nature: 'with-oversight' } })).toBe('artefact-missing')
    expect(tries(verifier, { ...reason, settings: { nature: 'normative' } })).toBe('nothing-corrected')
    expect(tries(verifier, { ...reason, settings: {} })).toBe('nothing-corrected')
    expect(tries(verifier, { ...reason, settings: { nature: 'with-oversight', secret: true } })).toBe('setting-not-here')
  })

  it('an earlier reason does not do for a later correction', () => {
    const once = corrected(dispatched('normative').at('2026-11-12 09:00'), 'with-oversight')
    expect(once.takes(verifier, 'betulkan-sifat', { expect: above(once), settings: { nature: 'normative' } }).refusal).toBe('artefact-missing')
  })

  it('to a time that is over already: it is late with the next sweep, once', () => {
    const late = corrected(dispatched('without-oversight').at('2026-11-20 09:00'), 'normative')
    expect([late.refusal, clockOf(late, 'settle').date, clockOf(late, 'settle').struckAt]).toEqual([null, '2026-11-17', null])
    const swept = late.swept()
    expect(missesOf(swept)).toContain(clockOf(late, 'settle').id)
    expect(missesOf(swept.at('2026-11-21 09:00').swept())).toEqual(missesOf(swept))
  })

  it('what was missed before stays recorded, the new time runs beside it, and the first nature again is not missed a second time', () => {
    const missed = dispatched('normative').at('2026-11-18 09:00').swept()
    const first = clockOf(missed, 'settle')
    const longer = corrected(missed, 'with-oversight')
    expect([longer.state.missed.includes('settle'), clockOf(longer, 'settle').struckAt, clockOf(longer, 'settle').date]).toEqual([true, null, '2027-02-03'])
    expect(clockOf(longer, 'settle').instead?.[0]).toMatchObject({ rule: first.rule, due: first.due, struckAt: first.struckAt })
    const back = corrected(longer.at('2026-11-19 09:00'), 'normative').at('2026-11-20 09:00').swept()
    expect(clockOf(back, 'settle').struckAt).toBe(first.struckAt)
    expect(missesOf(back).filter((id) => id === first.id || id === clockOf(back, 'settle').id)).toEqual([first.id])
    expect(refolded(back)).toEqual(back.state)
  })

  it('days on which the agency waited for the reporter are not lost by it, nor those on which it still waits', () => {
    const asked = dispatched('normative').at('2026-11-11 10:00').takes(liaison, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 7 }] })
    const during = corrected(asked.at('2026-11-16 10:00'), 'without-oversight')
    expect([clockOf(during, 'settle').pausedSince, clockOf(during, 'settle').pauses]).toEqual([instant('2026-11-11 10:00'), [{ from: instant('2026-11-11 10:00'), to: null, cause: 'hold' }]])
    const answer = (scene: Scenario) => scene.when({ type: 'add-reply', wordings: [{ no: scene.state.nextWording, kind: 'reply', hash: 'ee' }], files: [] })
    const later = answer(during.at('2026-11-18 10:00'))
    const sooner = corrected(answer(asked.at('2026-11-18 10:00')), 'without-oversight')
    const [one, other] = [clockOf(later, 'settle'), clockOf(sooner, 'settle')]
    // Fourteen working days from the 10th end on the 30th; five of them ended within the hold.
    expect([one.date, other.date]).toEqual(['2026-12-07', '2026-12-07'])
  })

  it('stands: it has been told, so that it is corrected again rather than taken back', () => {
    const scene = corrected(dispatched('normative').at('2026-11-12 09:00'), 'with-oversight')
    expect(undoableAct(scene.history, 11, scene.now)).toBeNull()
  })

  it('who corrects it sees beforehand by when each nature would have to be answered', () => {
    const scene = dispatched('normative').at('2026-11-19 09:00').swept()
    const until = (nature: 'normative' | 'without-oversight' | 'with-oversight') => timesIf(scene.world, scene.state, { nature }).map(({ date }) => date)
    expect([until('normative'), until('without-oversight'), until('with-oversight')]).toEqual([['2026-11-17'], ['2026-11-30'], ['2027-02-03']])
  })
})
