// Bugs of other systems' deadline engines that only a report as a whole can show; those of pure time stand in src/calendar.
import { describe, expect, it } from 'vitest'
import { given, instant, liaison, pupr, submission, verifier, type Scenario } from '../../test/given.ts'
import { holdingRow, projection, reportRow } from './projection.ts'

const HOUR = 3_600_000
const identification = { codeHash: Buffer.alloc(0), contentDigest: Buffer.alloc(0) }

function dispatched(at = '2026-11-02 09:00'): Scenario {
  return given(at).when(submission())
    .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: pupr, supporters: [] } })
}

function answered(scene: Scenario): Scenario {
  const done = ['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: new Date(scene.now).toISOString() }))
  return scene.takes(liaison, 'jawab', { gives: [{ artefact: 'redaksi-jawaban', wording: 5 }, ...done] })
}

const archived = (scene: Scenario) => scene.takes(verifier, 'arsipkan', { gives: [{ artefact: 'alasan-arsip', wording: 5 }] })
const ends: Readonly<Record<string, () => { readonly before: Scenario; readonly after: Scenario }>> = {
  'withdrawn by its reporter': () => ended(dispatched(), (scene) => scene.when({ type: 'withdraw', wordings: [] })),
  archived: () => ended(given('2026-11-02 09:00').when(submission()), archived),
  'closed by silence': () => ended(answered(dispatched()), (scene) => scene.at('2026-12-30 09:00').swept()),
}

function ended(before: Scenario, end: (scene: Scenario) => Scenario): { readonly before: Scenario; readonly after: Scenario } {
  return { before, after: end(before) }
}

describe('Zammad', () => {
  it('#3140: nothing is missed any more once the office has answered and waits for the reporter', () => {
    const scene = answered(dispatched()).at('2026-11-17 23:59').swept()
    expect(scene.state.missed.filter((kind) => ['settle', 'outer', 'first-notice'].includes(kind))).toEqual([])
    expect(scene.state.clocks.filter(({ owes, kind }) => owes.who === 'unit' && ['settle', 'outer', 'first-notice'].includes(kind))).toEqual([])
  })

  it('#2082: the first reply moves the time by which the report is listed, in the same change', () => {
    const before = dispatched()
    const after = answered(before)
    const listed = ({ state }: Scenario) => reportRow(null, state, identification).next_due_at
    const turn = ({ state }: Scenario) => state.holdings[1]
    expect(turn(before) && holdingRow(before.state, turn(before) ?? never()).due_at).toBe(instant('2026-11-09 16:00'))
    expect(listed(after)).toBe(Math.min(...after.state.clocks.map(({ due }) => due)))
    expect(after.state.clocks.map(({ due }) => due)).not.toContain(instant('2026-11-09 16:00'))
  })

  it.each(Object.entries(ends))('#904: what is %s has no clock left, in its row or in the queue', (_, end) => {
    const { before, after } = end()
    expect([after.state.open, after.state.clocks, reportRow(before.state, after.state, identification).next_due_at]).toEqual([false, [], null])
    const { deadlines } = projection({ before: before.state, after: after.state, events: [], tellings: [], identification, now: after.now, zone: 'Asia/Jakarta' })
    expect(deadlines.map(({ clock_id }) => clock_id)).toEqual(before.state.clocks.map(({ id }) => id))
    expect(deadlines.every(({ ended_at, wake_at }) => ended_at !== null && wake_at === null)).toBe(true)
    expect(after.state.holdings.every((holding) => holdingRow(after.state, holding).due_at === null)).toBe(true)
  })

  it('#4432, #2157: an office’s time in working days or office minutes runs out while it is open, never at midnight, at a weekend or on a holiday', () => {
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      const at = new Date(instant('2026-12-21 00:00') + 7 * HOUR + hour * HOUR).toISOString().slice(0, 16).replace('T', ' ')
      for (const { due, ends: how, owes, budget } of dispatched(at).state.clocks) {
        // A time in calendar days ends on its day, whatever day that is; all others end while the office is open.
        if (owes.who !== 'unit' || how !== 'office' || budget.unit === 'd') continue
        const local = new Date(due + 7 * HOUR)
        const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
        expect([local.getUTCDay() % 6 !== 0, minute >= 7 * 60 + 30 && minute <= 16 * 60, at], at).toEqual([true, true, at])
      }
    }
  })
})

function never(): never {
  throw new Error('The report has no second turn.')
}
