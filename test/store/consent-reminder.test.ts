// Ten working days before the outer time ends the reporter is asked once more whether their identity may be handed over: woken by a row
// of its own, and once, whatever workers die and however long nobody swept.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { actOnReport } from '../../src/app/act-on-report.ts'
import { answerConsent } from '../../src/app/answer-consent.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { endLeases, work, type Death } from './dying-worker.ts'
import { prepared, type Prepared } from './prepared.ts'

let db: Prepared | undefined
let rig: Prepared
beforeEach(async () => {
  rig = db ??= await prepared()
  await rig.owner.query('truncate report, report_event, leaf_pending, holding, deadline, warning, owed_step, sweep_lease, message, wording, evidence, vault.report_key, vault.identity')
})
afterAll(() => db?.close())

const at = (text: string) => () => Date.parse(`${text}:00+07:00`)

/** Dispatched on 2 March 2026 by somebody who gave their name; the outer 60 working days end on 10 June, the question is due on 22 May. */
async function dispatched() {
  rig.clock.now = at('2026-03-02T09:00')
  const submission = rig.submission()
  const submitted = await submitReport(rig.taking, submission)
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  const { reportId } = submitted.receipt
  const { rows } = await rig.owner.query<{ code: string; unit_id: number }>(`select code, unit_id from unit where code in ('rembang.admin', 'rembang.pupr')`)
  const unit = (code: string) => rows.find((row) => row.code === code)?.unit_id ?? 0
  const holding = (await rig.handling.load(reportId))?.state.holdings[0]
  const done = await actOnReport(rig.handling, {
    reportId, key: submission.key, commandKey: randomUUID(), sent: '', evidence: [], by: { who: 'officer', officer: 900, unit: unit('rembang.admin'), office: 'admin' },
    expect: { holding: 1, version: holding?.version ?? 0 }, step: 'verifikasi', way: 'disposisi', givings: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }],
    settings: { nature: 'with-oversight' }, targets: { lead: unit('rembang.pupr'), supporters: [] },
  })
  expect(done.outcome).toBe('done')
  return { reportId, key: submission.key }
}

async function askings(reportId: ReportId): Promise<{ events: number; messages: number }> {
  const { rows } = await rig.owner.query<{ events: number; messages: number }>(`select
    (select count(*)::int from report_event where report_id = $1 and kind = 'consent-asked') as events,
    (select count(*)::int from message where report_id = $1 and template = 'consent-asked' and recipient = 'reporter') as messages`, [reportId])
  return rows[0] ?? { events: 0, messages: 0 }
}

const sweepAll = async () => {
  while ((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 50 })).leased > 0);
}

it('has a row that wakes the sweep ten working days before the outer time ends', async () => {
  const { reportId } = await dispatched()
  const { rows } = await rig.owner.query<{ kind: string; wake: string; due: string; owes: string }>(
    `select kind, to_char(wake_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI') as wake, to_char(due_at at time zone 'Asia/Jakarta', 'YYYY-MM-DD HH24:MI') as due, owes from deadline where report_id = $1 and kind in ('outer', 'consent-reminder') order by due_at`, [reportId])
  expect(rows.map(({ kind, due, owes }) => [kind, due, owes])).toEqual([['consent-reminder', '2026-05-22 16:00', 'system'], ['outer', '2026-06-10 16:00', 'unit']])
  expect(rows[0]?.wake).toBe(rows[0]?.due)
})

it.each<[Death]>([['after its lease'], ['before it wrote'], ['after it wrote'], [null]])('asks once, though a worker dies %s', async (death) => {
  const { reportId } = await dispatched()
  rig.clock.now = at('2026-05-22T16:00')
  await sweepAll()
  expect(await askings(reportId)).toEqual({ events: 0, messages: 0 })
  rig.clock.now = at('2026-05-22T16:01')
  await Promise.all([work(rig, death, 3), work(rig, death, 3)])
  await endLeases(rig)
  await sweepAll()
  await endLeases(rig)
  await sweepAll()
  expect(await askings(reportId)).toEqual({ events: 1, messages: 1 })
})

it('is asked before the outer time is missed, though nobody swept until long after both', async () => {
  const { reportId } = await dispatched()
  rig.clock.now = at('2026-07-20T09:00')
  await sweepAll()
  const { rows } = await rig.owner.query<{ kind: string }>(`select kind from report_event where report_id = $1 and (kind = 'consent-asked' or (kind = 'clock-missed' and body -> 'told' @> '[{"template": "outer-missed"}]')) order by seq`, [reportId])
  expect(rows.map(({ kind }) => kind)).toEqual(['consent-asked', 'clock-missed'])
  expect(await askings(reportId)).toEqual({ events: 1, messages: 1 })
})

it('is not asked of who has answered meanwhile: the row is ended and wakes nobody', async () => {
  const { reportId, key } = await dispatched()
  rig.clock.now = at('2026-05-20T09:00')
  expect((await answerConsent(rig.handling, { reportId, key, commandKey: randomUUID(), given: false })).outcome).toBe('done')
  const { rows } = await rig.owner.query<{ ended: boolean; wake_at: Date | null }>(`select ended_at is not null as ended, wake_at from deadline where report_id = $1 and kind = 'consent-reminder'`, [reportId])
  expect(rows).toEqual([{ ended: true, wake_at: null }])
  rig.clock.now = at('2026-06-05T09:00')
  await sweepAll()
  expect(await askings(reportId)).toEqual({ events: 0, messages: 0 })
})
