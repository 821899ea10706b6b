import { describe, expect, it } from 'vitest'
import { admin, given, liaison, pupr, refolded, submission, verifier, type Scenario } from '../../../test/given.ts'
import { rightsOf } from '../audience/view.ts'
import { readableFor } from '../audience/readable.ts'
import type { RetentionSchedule } from '../erasure/retention.ts'
import { whyNotDestroy } from '../erasure/why-not-destroy.ts'
import type { By } from '../event.ts'

const officers = { [admin]: [{ id: 11, office: 'admin' }], [pupr]: [{ id: 21, office: 'liaison' }] }
const reported = given('2026-11-02 09:00', { officers, sends: ['email'] }).when(submission({ wordings: [{ no: 1, kind: 'report', hash: 'aa' }, { no: 2, kind: 'identity', hash: 'bb' }], offers: ['email'] }))
const asks = (scene: Scenario) => scene.when({ type: 'ask-erasure', wordings: [{ no: 8, kind: 'erasure-wish', hash: 'cc' }] })
const answer = [{ no: 9, kind: 'erasure-answer', hash: 'dd' }] as const
const decides = (scene: Scenario, verdict: 'erase' | 'keep', by: By = verifier) => scene.when({ type: 'decide-erasure', by, verdict, wordings: verdict === 'keep' ? answer : [] })
const holds = (scene: Scenario, on = true, by: By = verifier) => scene.when({ type: 'set-hold', by, on, wordings: [{ no: 10, kind: 'note', hash: 'ee' }] })
/** Two years and a day after it was withdrawn. */
const PAST = '2028-11-04 08:00'
const destroys = (scene: Scenario, list = 1) => scene.when({ type: 'destroy-report', list, persons: [] })
const told = (scene: Scenario) => scene.tellings.map(({ to, template, over }) => [to.who === 'reporter' ? 'reporter' : to.unit, template, over ?? []])

describe('a wish to be forgotten', () => {
  it('is asked once, by the reporter, and told to who answers for the report', () => {
    const scene = asks(reported)
    expect(told(scene)).toEqual([[admin, 'erasure-asked', []]])
    expect([asks(scene).refusal, refolded(scene)]).toEqual(['erasure-asked-before', scene.state])
  })

  it('is decided by who answers for the report, in three times 24 hours, or it is on record as late', () => {
    expect(decides(reported, 'erase').refusal).toBe('no-erasure-asked')
    expect(decides(asks(reported), 'erase', liaison).refusal).toBe('not-your-unit')
    const late = (at: string) => decides(asks(reported).at(at), 'erase').events.flatMap((event) => (event.kind === 'erasure-ordered' ? [event.late] : []))
    expect([late('2026-11-05 09:00'), late('2026-11-05 09:01')]).toEqual([[false], [true]])
  })

  it('ends an open report as taken back, and closes every word of it to everybody at once', () => {
    const scene = decides(asks(reported), 'erase')
    expect([scene.state.open, scene.state.outcome, scene.state.erasure?.stands]).toEqual([false, 'withdrawn', 'ordered'])
    expect(told(scene)).toContainEqual(['reporter', 'erased', []])
    for (const audience of ['reporter', 'verifier', 'handler', 'outside', 'public'] as const) {
      expect(rightsOf(audience, scene.state, { identity: true, original: true })).toMatchObject({ words: 'none', evidence: false, identity: false })
      expect(readableFor(audience, { world: scene.world, state: scene.state, history: scene.history }).flatMap(({ wordings, files }) => [...wordings, ...files])).toEqual([])
    }
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('is refused with a reason that the reporter reads, and may be asked again', () => {
    expect(asks(reported).when({ type: 'decide-erasure', by: verifier, verdict: 'keep', wordings: [] }).refusal).toBe('nothing-to-add')
    const scene = decides(asks(reported), 'keep')
    expect(told(scene)).toEqual([['reporter', 'erasure-refused', ['email']]])
    expect(readableFor('reporter', { world: scene.world, state: scene.state, history: scene.history }).flatMap(({ wordings }) => wordings)).toContain(9)
    expect([scene.state.open, asks(scene).refusal]).toEqual([true, null])
  })

  it('is recorded as done once, and only after it was ordered', () => {
    expect(reported.when({ type: 'record-erasure' }).refusal).toBe('no-erasure-asked')
    const done = decides(asks(reported), 'erase').when({ type: 'record-erasure' })
    expect([done.state.erasure?.stands, done.when({ type: 'record-erasure' }).refusal]).toEqual(['done', 'erased-already'])
  })

  it('lets nothing happen to what is erased', () => {
    const scene = decides(asks(reported), 'erase')
    expect(scene.when({ type: 'add-reply', wordings: [{ no: 20, kind: 'reply', hash: 'ff' }], files: [] }).refusal).toBe('erased-already')
    expect(scene.when({ type: 'reopen', wordings: [], files: [] }).refusal).toBe('erased-already')
    expect(scene.when({ type: 'add-note', by: verifier, wordings: [{ no: 20, kind: 'note', hash: 'ff' }] }).refusal).toBe('erased-already')
  })
})

describe('a wish that nobody decides', () => {
  const warns = (scene: Scenario, stage: 'soon' | 'late') => scene.when({ type: 'warn-of-wish', stage })
  const stages = ({ state }: Scenario) => state.erasure?.asked?.warned?.map(({ stage, to }) => [stage, ...to.map(({ unit, seat }) => `${unit} ${seat}`)])

  it('is warned of in a working morning a day before its end, once', () => {
    const scene = asks(reported) // Monday 09:00, to Thursday 09:00
    expect(warns(scene.at('2026-11-04 07:29'), 'soon').refusal).toBe('not-yet-due')
    const warned = warns(scene.at('2026-11-04 07:30'), 'soon')
    expect([stages(warned), warns(warned, 'soon').refusal, refolded(warned)]).toEqual([[['soon', `${admin} @unit`]], 'not-yet-due', warned.state])
  })

  it('is warned of at once where its end falls behind a weekend', () => {
    const friday = asks(given('2026-11-06 15:00', { officers, sends: ['email'] }).when(submission()))
    expect(warns(friday.at('2026-11-06 15:01'), 'soon').refusal).toBe(null)
  })

  it('is warned of as late once its time is over, and of nothing any more once it is decided', () => {
    const scene = asks(reported)
    expect(warns(scene.at('2026-11-05 09:00'), 'late').refusal).toBe('not-yet-due')
    const late = warns(warns(scene.at('2026-11-05 08:59'), 'soon').at('2026-11-05 09:01'), 'late')
    expect(stages(late)?.map(([stage]) => stage)).toEqual(['soon', 'late'])
    expect([warns(decides(late, 'keep'), 'late').refusal, warns(reported, 'soon').refusal]).toEqual(['no-erasure-asked', 'no-erasure-asked'])
  })
})

describe('a hold by law', () => {
  it('keeps a report from the reporter’s wish and from an approved list, until it is lifted', () => {
    const held = holds(asks(reported))
    expect(decides(held, 'erase').refusal).toBe('held-by-law')
    expect(decides(held, 'keep').refusal).toBe(null)
    expect(decides(holds(held, false), 'erase').refusal).toBe(null)
    const closed = holds(reported.when({ type: 'withdraw', wordings: [] }))
    expect(destroys(closed.at(PAST)).refusal).toBe('held-by-law')
    expect(destroys(holds(closed, false).at(PAST)).refusal).toBe(null)
  })

  it('has a reason, is set by who answers for the report, and once', () => {
    expect(reported.when({ type: 'set-hold', by: verifier, on: true, wordings: [] }).refusal).toBe('nothing-to-add')
    expect(holds(reported, true, liaison).refusal).toBe('not-your-unit')
    expect(holds(holds(reported)).refusal).toBe('nothing-changed')
    expect(holds(reported, false).refusal).toBe('nothing-changed')
  })
})

describe('a list of what is to be destroyed', () => {
  const withdrawn = reported.when({ type: 'withdraw', wordings: [] })

  it('takes no open report, none whose time is not over, and none that its reporter wants decided', () => {
    expect(destroys(reported.at(PAST)).refusal).toBe('still-open')
    expect(destroys(withdrawn).refusal).toBe('kept-longer')
    expect(destroys(asks(withdrawn).at(PAST)).refusal).toBe('wish-waits')
    expect(destroys(withdrawn.at('2028-11-03 23:59')).refusal).toBe('kept-longer')
    expect(destroys(withdrawn.at(PAST)).refusal).toBe(null)
  })

  it('goes by the schedule of the government, and what is kept for good or looked at again is not destroyed', () => {
    const row = { class: 'all', name: { id: 'Semua', en: 'All' }, active: 0, inactive: 1, then: 'destroy' as const }
    const scheduled = (rows: RetentionSchedule['rows']) => given('2026-11-02 09:00', { officers, retention: { basis: 'Perbup contoh', rows } }).when(submission()).when({ type: 'withdraw', wordings: [] })
    expect(destroys(scheduled([row]).at('2027-11-04 08:00')).refusal).toBe(null)
    expect(destroys(scheduled([{ ...row, then: 'keep' }]).at(PAST)).refusal).toBe('kept-longer')
    expect(destroys(scheduled([{ ...row, then: 'review' }]).at(PAST)).refusal).toBe('kept-longer')
    expect(destroys(scheduled([{ ...row, outcome: 'withdrawn', inactive: 30 }, row]).at(PAST)).refusal, 'the first that fits').toBe('kept-longer')
  })

  it('has no evidence destroyed by somebody who is complained about in it', () => {
    const about = (officer: number) => ({ ...withdrawn.at(PAST).state, complainedAbout: [{ officer, unit: pupr }] })
    expect(whyNotDestroy(withdrawn.at(PAST).world, about(21), [11, 12, 21])).toBe('complained-about')
    expect(whyNotDestroy(withdrawn.at(PAST).world, about(99), [11, 12])).toBe(null)
  })

  it('has none destroyed by somebody who holds a post in a unit that is complained about, where no person is named', () => {
    const about = (unit: number) => ({ ...withdrawn.at(PAST).state, complainedAbout: [{ officer: null, unit }] })
    expect(whyNotDestroy(withdrawn.at(PAST).world, about(pupr), [11, 21])).toBe('complained-about')
    expect(whyNotDestroy(withdrawn.at(PAST).world, about(pupr), [11, 12])).toBe(null)
    expect(whyNotDestroy(withdrawn.at(PAST).world, about(admin), [21])).toBe(null)
  })

  it('tells nobody by message: the time that the report was kept for is over', () => {
    const scene = destroys(withdrawn.at(PAST), 7)
    expect([scene.events, scene.tellings]).toEqual([[expect.objectContaining({ kind: 'erasure-ordered', authority: 'retention', list: 7, by: { who: 'system' } })], []])
    expect([scene.state.erasure?.list, destroys(scene, 8).refusal, refolded(scene)]).toEqual([7, 'erased-already', scene.state])
  })
})
