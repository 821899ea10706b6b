import { describe, expect, it } from 'vitest'
import { given, refolded, submission, verifier, type Scenario } from '../../../test/given.ts'
import { mayReply, mayWithdraw } from './may-reporter.ts'

const submitted = given('2026-11-02 09:00').when(submission())
const held = submitted.at('2026-11-03 10:00').takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 2 }] })
const scenes: Readonly<Record<string, Scenario>> = {
  'is open': submitted,
  'waits for its reporter': held,
  'was not followed up': held.at('2026-12-04 00:00').swept(),
  'was archived': submitted.takes(verifier, 'arsipkan', { gives: [{ artefact: 'alasan-arsip', wording: 2 }] }),
  'was withdrawn': submitted.when({ type: 'withdraw', wordings: [] }),
}

describe.each(Object.entries(scenes))('a report that %s', (_state, scene) => {
  const reply = scene.when({ type: 'add-reply', wordings: [{ no: 9, kind: 'reply', hash: 'dd' }], files: [] })

  it('offers its reporter to write and to withdraw just where that is taken', () => {
    expect(mayReply(scene.state, scene.world)).toBe(reply.refusal === null)
    expect(mayWithdraw(scene.state)).toBe(scene.when({ type: 'withdraw', wordings: [] }).refusal === null)
  })

  it('is opened again by what is written, if it was closed', () => {
    if (reply.refusal !== null) return expect(reply.refusal).toBe('report-is-closed')
    expect(reply.state).toMatchObject({ open: true, outcome: null })
    expect(reply.events.some(({ kind }) => kind === 'report-reopened')).toBe(!scene.state.open)
    expect(refolded(reply)).toEqual(reply.state)
  })
})

it('both answers are met', () => {
  expect(Object.values(scenes).map(({ state, world }) => mayReply(state, world))).toEqual([true, true, true, true, false])
})
