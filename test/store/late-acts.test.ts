// An act that comes late is late, also where no sweep has come by before it: the miss is recorded first, and what follows from it.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actOnReport, type Deed } from '../../src/app/act-on-report.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import type { By } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import type { ReportState } from '../../src/report/state.ts'
import { prepared, type Prepared } from './prepared.ts'

const start = Date.parse('2026-03-02T09:00:00+07:00')
const day = (date: string) => Date.parse(`${date}:00+07:00`)
let db: Prepared
beforeAll(async () => { db = await prepared() })
afterAll(() => db?.close())

type Way = { readonly unit: string; readonly office: string; readonly step?: string; readonly way: string; readonly givings?: Deed['givings']; readonly settings?: Deed['settings']; readonly lead?: string }

/** A report under a key of its own, and its state as it is stored. */
async function begun() {
  db.clock.now = () => start
  const submission = db.submission()
  const submitted = await submitReport(db.taking, submission)
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  const { reportId } = submitted.receipt
  return { reportId, acts: (deed: Way) => act(reportId, submission.key, deed), state: () => stateOf(reportId) }
}

async function stateOf(reportId: ReportId): Promise<ReportState> {
  const report = await db.handling.load(reportId)
  if (report === null) throw new Error('It is not there.')
  return report.state
}

async function unitOf(code: string): Promise<number> {
  const { rows } = await db.owner.query<{ unit_id: number }>('select unit_id from unit where code = $1', [code])
  return rows[0]?.unit_id ?? 0
}

async function act(reportId: ReportId, key: Parameters<typeof actOnReport>[1]['key'], { unit, office, step, way, givings = [], settings = {}, lead }: Way) {
  const state = await stateOf(reportId)
  const by: By = { who: 'officer', officer: 900, unit: await unitOf(unit), office }
  const holding = state.holdings.findLast((one) => one.open && one.unit === by.unit)
  if (holding === undefined) throw new Error(`${unit} has no turn.`)
  const targets = lead === undefined ? null : { lead: await unitOf(lead), supporters: [] }
  const deed: Deed = { by, expect: { holding: holding.no, version: holding.version }, step: step ?? holding.step, way, givings, settings, targets }
  return actOnReport(db.handling, { ...deed, reportId, key, commandKey: randomUUID(), sent: way, evidence: [] })
}

async function results(reportId: ReportId): Promise<Readonly<Record<string, string | null>>> {
  const { rows } = await db.owner.query<{ kind: string; step: string | null; result: string | null }>(
    'select kind, step, result from deadline where report_id = $1 and promise order by clock_id', [reportId])
  return Object.fromEntries(rows.map(({ kind, step, result }) => [`${kind} ${step ?? ''}`.trim(), result]))
}

const now = '2026-03-02T09:30:00+07:00'
const dispatch: Way = { unit: 'rembang.admin', office: 'admin', way: 'disposisi', givings: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, lead: 'rembang.pupr' }
const answer: Way = {
  unit: 'rembang.pupr', office: 'liaison', way: 'jawab',
  givings: [...['disposisi-diterima', 'kepala-diberi-tahu', 'tindak-lanjut-dilaporkan'].map((artefact) => ({ artefact, value: now })), { artefact: 'redaksi-jawaban', text: 'Lubang sudah ditambal.' }],
}

it('an answer days after its time, while nobody swept, is missed and not met; everything that was due before it is recorded in order', async () => {
  const { reportId, acts, state } = await begun()
  db.clock.now = () => day('2026-03-02T10:00')
  expect((await acts(dispatch)).outcome).toBe('done')
  db.clock.now = () => day('2026-03-12T10:00')
  expect((await acts(answer)).outcome).toBe('done')
  expect(await results(reportId)).toMatchObject({ 'settle tanggapan': 'missed', 'step informasikan': 'missed', 'step verifikasi': 'met', outer: 'met' })
  expect((await state()).holdings[0]?.step).toBe('pantau')
  const { rows } = await db.owner.query<{ due: string }>(`select body ->> 'due' as due from report_event where report_id = $1 and kind in ('clock-missed', 'rung-reached') order by seq`, [reportId])
  expect(rows.length).toBeGreaterThan(2)
  expect(rows.map(({ due }) => Number(due))).toEqual(rows.map(({ due }) => Number(due)).toSorted((one, other) => one - other))
  expect((await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 100 })).struck).toBe(0)
})

it('within the minutes by which clocks of machines differ, an act is left to the sweep to judge', async () => {
  const { reportId, acts } = await begun()
  db.clock.now = () => day('2026-03-02T10:00')
  await acts(dispatch)
  db.clock.now = () => day('2026-03-09T16:04')
  expect((await acts(answer)).outcome).toBe('done')
  expect(await results(reportId)).toMatchObject({ 'settle tanggapan': 'met' })
})

it('the miss of a duty is recorded as it is done; the reporter’s own time, over by then too, is not ended by somebody else’s act', async () => {
  const { reportId, acts, state } = await begun()
  db.clock.now = () => day('2026-03-02T10:00')
  await acts({ unit: 'rembang.admin', office: 'admin', way: 'tunda', givings: [{ artefact: 'pertanyaan', text: 'Di jalan mana?' }] })
  db.clock.now = () => day('2026-04-20T10:00')
  expect((await acts({ unit: 'rembang.admin', office: 'admin', step: 'input-manual', way: 'catat', givings: [{ artefact: 'nomor-sp4n', value: '1234567' }] })).outcome).toBe('done')
  expect(await results(reportId)).toMatchObject({ 'step input-manual': 'missed' })
  expect((await state()).clocks.find(({ kind }) => kind === 'completion')).toMatchObject({ struckAt: null, owes: { who: 'reporter' } })
  await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 100 })
  expect((await state()).outcome).toBe('not-followed-up')
})

it('a time that can’t be struck, by a fault in its procedure, keeps nobody from the report: the act is done, the fault is logged without its words', async () => {
  const { reportId, acts, state } = await begun()
  db.clock.now = () => day('2026-03-02T10:00')
  await acts(dispatch)
  await db.owner.query(`update report set state = jsonb_set(state, '{clocks}', (select jsonb_agg(case clock->>'step' when 'informasikan' then clock || '{"rule": "no-such-time"}' else clock end) from jsonb_array_elements(state->'clocks') clock)) where report_id = $1`, [reportId])
  db.clock.now = () => day('2026-03-12T10:00')
  const before = db.logged.length
  expect((await acts(answer)).outcome).toBe('done')
  expect((await state()).holdings[0]?.step).toBe('pantau')
  const lines = db.logged.slice(before)
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([expect.objectContaining({ level: 'error', reportId, error: expect.objectContaining({ type: 'Error' }) })])
  expect(lines.join()).not.toContain('no-such-time')
})
