import { describe, expect, it } from 'vitest'
import { admin, given, liaison, pupr, refolded, submission, verifier, type Scenario } from '../../../test/given.ts'
import { rightsOf } from '../audience/view.ts'
import { readableFor } from '../audience/readable.ts'
import type { By } from '../event.ts'

const officers = { [admin]: [{ id: 11, office: 'admin' }], [pupr]: [{ id: 21, office: 'liaison' }] }
const reported = given('2026-11-02 09:00', { officers, sends: ['email'] }).when(submission({ wordings: [{ no: 1, kind: 'report', hash: 'aa' }, { no: 2, kind: 'identity', hash: 'bb' }], offers: ['email'] }))
const asks = (scene: Scenario) => scene.when({ type: 'ask-erasure', wordings: [{ no: 8, kind: 'erasure-wish', hash: 'cc' }] })
const answer = [{ no: 9, kind: 'erasure-answer', hash: 'dd' }] as const
const decides = (scene: Scenario, verdict: 'erase' | 'keep', by: By = verifier) => scene.when({ type: 'decide-erasure', by, verdict, wordings: verdict === 'keep' ? answer : [] })
const holds = (scene: Scenario, on = true, by: By = verifier) => scene.when({ type: 'set-hold', by, on, wordings: [{ no: 10, kind: 'note', hash: 'ee' }] })
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

describe('a hold by law', () => {
  it('keeps a report from the reporter’s wish and from an approved list, until it is lifted', () => {
    const held = holds(asks(reported))
    expect(decides(held, 'erase').refusal).toBe('held-by-law')
    expect(decides(held, 'keep').refusal).toBe(null)
    expect(decides(holds(held, false), 'erase').refusal).toBe(null)
    const closed = holds(reported.when({ type: 'withdraw', wordings: [] }))
    expect(closed.when({ type: 'destroy-report', list: 1 }).refusal).toBe('held-by-law')
    expect(holds(closed, false).when({ type: 'destroy-report', list: 1 }).refusal).toBe(null)
  })

  it('has a reason, is set by who answers for the report, and once', () => {
    expect(reported.when({ type: 'set-hold', by: verifier, on: true, wordings: [] }).refusal).toBe('nothing-to-add')
    expect(holds(reported, true, liaison).refusal).toBe('not-your-unit')
    expect(holds(holds(reported)).refusal).toBe('nothing-changed')
    expect(holds(reported, false).refusal).toBe('nothing-changed')
  })
})

describe('a list of what is to be destroyed', () => {
  it('takes no open report', () => {
    expect(reported.when({ type: 'destroy-report', list: 1 }).refusal).toBe('still-open')
  })

  it('tells nobody by message: the time that the report was kept for is over', () => {
    const scene = reported.when({ type: 'withdraw', wordings: [] }).when({ type: 'destroy-report', list: 7 })
    expect([scene.events, scene.tellings]).toEqual([[expect.objectContaining({ kind: 'erasure-ordered', authority: 'retention', list: 7, by: { who: 'system' } })], []])
  })
})
