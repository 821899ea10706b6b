// The figures are what the deadlines say: whichever worker dies, however often they are counted, and after what was done was taken back.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askReceiptCorrection, decideReceiptCorrection } from '../../src/app/correct-receipt.ts'
import { countFigures } from '../../src/app/count-figures.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { undoLastAct } from '../../src/app/undo-act.ts'
import { reportKey } from '../../src/app/read-report.ts'
import type { By } from '../../src/report/event.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { readHistory } from '../../src/store/report-history.ts'
import { addToFigures, holdFigures, readFigures, type Figure } from '../../src/store/figures.ts'
import { inTransaction } from '../../src/store/in-transaction.ts'
import { acts } from '../acting.ts'
import { prepared, type Prepared } from './prepared.ts'

const MINUTE = 60_000
let db: Prepared
let now = Date.UTC(2026, 2, 2, 3)
beforeAll(async () => {
  db = await prepared()
  db.clock.now = () => now
})
afterAll(() => db?.close())

const team: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }
const acting = () => ({ database: db.database, keys: db.taking.keys, handling: db.handling })

async function counts(): Promise<number> {
  let all = 0
  for (;;) {
    const { leased } = await countFigures({ pool: db.database.pool, world: db.handling.world, most: 3 })
    if (leased === 0) return all
    all += leased
  }
}

/** Counted anew from the deadlines, and as the figures say it. */
async function recounted() {
  const from = (sql: string) => db.owner.query<{ kind: string; step: string; result: string; count: number }>(sql).then(({ rows }) => rows)
  return {
    deadlines: await from(`select kind, coalesce(step, '') as step, result, count(*)::int as count from deadline where promise and result is not null group by 1, 2, 3 order by 1, 2, 3`),
    figures: await from(`select kind, step, result, sum(count)::int as count from figure group by 1, 2, 3 having sum(count) <> 0 order by 1, 2, 3`),
    marked: await from(`select '' as kind, '' as step, '' as result, count(*)::int as count from deadline where to_count or (counted_in is null) <> (result is null)`),
  }
}

async function agrees(): Promise<void> {
  const { deadlines, figures, marked } = await recounted()
  expect(figures).toEqual(deadlines)
  expect(marked[0]?.count).toBe(0)
}

async function taken(): Promise<ReportId> {
  const result = await submitReport(db.taking, db.submission())
  if (result.outcome !== 'taken-in') throw new Error(result.outcome)
  return result.receipt.reportId
}

describe('the figures', () => {
  it('count what was met and what was missed, once', async () => {
    for (let index = 0; index < 4; index += 1) await taken()
    const id = await taken()
    now += 10 * MINUTE
    await acts(acting(), id, team, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: await health(), supporters: [] } })
    now += 10 * 24 * 60 * MINUTE
    while ((await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200 })).leased > 0);
    await Promise.all([counts(), counts(), counts()])
    await counts()
    await agrees()
    const { figures } = await recounted()
    expect(figures).toContainEqual({ kind: 'step', step: 'verifikasi', result: 'missed', count: 4 })
    expect(figures).toContainEqual({ kind: 'step', step: 'verifikasi', result: 'met', count: 1 })
    expect(figures.some(({ kind }) => ['silence', 'watch', 'completion', 'silence-warning', 'consent-reminder'].includes(kind))).toBe(false)
    expect(await counts()).toBe(0)
  })

  it('give back what was taken back, and count it again when it is done again', async () => {
    const id = await taken()
    await acts(acting(), id, team, 'catat', { values: { 'nomor-sp4n': '7654321' } })
    await counts()
    const met = async () => (await recounted()).figures.find(({ step, result }) => step === 'input-manual' && result === 'met')?.count ?? 0
    expect(await met()).toBe(1)
    const key = await reportKey({ pool: db.database.pool, keys: db.taking.keys }, id)
    const first = (await readHistory(db.database.pool, id)).findLast(({ event }) => event.kind === 'way-taken')?.seq ?? 0
    now += 1000
    if (key === null) throw new Error('There is no such report.')
    const undone = await undoLastAct({ handling: db.handling, pool: db.database.pool }, { reportId: id, commandKey: '01890000-0000-7000-8000-000000000001', key, by: team, first })
    expect(undone).toMatchObject({ outcome: 'done' })
    await counts()
    expect(await met()).toBe(0)
    await agrees()
    await acts(acting(), id, team, 'catat', { values: { 'nomor-sp4n': '7654321' } })
    await counts()
    expect(await met()).toBe(1)
    await agrees()
  })

  it('keep a recorded breach after the date of receipt was corrected, and count it no second time', async () => {
    const id = await taken()
    const receivedAt = now
    now += 20 * 24 * 60 * MINUTE
    while ((await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200 })).leased > 0);
    await counts()
    const before = (await recounted()).figures
    expect(before).toContainEqual(expect.objectContaining({ kind: 'first-notice', result: 'missed' }))
    const key = await reportKey({ pool: db.database.pool, keys: db.taking.keys }, id)
    if (key === null) throw new Error('There is no such report.')
    const asking = { reportId: id, key, by: team }
    const other = db.handling.world().officers(2).find((officer) => officer.id !== 2)
    if (other === undefined) throw new Error('The team has nobody else.')
    expect(await askReceiptCorrection(db.handling, { ...asking, commandKey: randomUUID(), at: receivedAt - 5 * 24 * 60 * MINUTE, reason: 'Surat diterima lebih dulu.' })).toMatchObject({ outcome: 'done' })
    expect(await decideReceiptCorrection(db.handling, { ...asking, by: { ...team, officer: other.id, office: other.office } as By, commandKey: randomUUID(), verdict: 'corrected' })).toMatchObject({ outcome: 'done' })
    await counts()
    while ((await sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200 })).leased > 0);
    await counts()
    expect((await recounted()).figures).toEqual(before)
    await agrees()
  })

  it('are never waited for in a ring, though one worker makes a row that two others add to', async () => {
    const figure = (key: string): Figure => ({ key, government: 1, month: '2020-01', unit: 1, sop: 'uji', step: key, kind: 'step', nature: '', secret: false, result: 'met', count: 1 })
    const both = [figure('uji/1'), figure('uji/9')]
    const pause = () => new Promise((resolve) => setTimeout(resolve, 300))
    const [held, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const counts = (added: readonly Figure[], meanwhile: () => Promise<unknown>) => inTransaction(db.database.pool, async (transaction) => {
      await holdFigures(transaction, added, [])
      await meanwhile()
      await addToFigures(transaction, added)
    })
    const first = counts(both, () => (held.resolve(), goOn.promise))
    await held.promise
    // Neither may end before the first has: what it found missing must not be there for the second to hold.
    const maker = counts([figure('uji/9')], () => Promise.resolve())
    await Promise.race([maker, pause()])
    const second = counts(both, pause)
    await pause()
    goOn.resolve()
    await Promise.all([first, maker, second])
    const { rows } = await db.owner.query(`select figure_key, count from figure where sop_id = 'uji' order by 1`)
    expect(rows).toEqual([{ figure_key: 'uji/1', count: 2 }, { figure_key: 'uji/9', count: 3 }])
    await db.owner.query(`delete from figure where sop_id = 'uji'`)
  })

  it('are left whole by a worker that dies on its way', async () => {
    const id = await taken()
    await acts(acting(), id, team, 'catat', { values: { 'nomor-sp4n': '1' } })
    const dying = { connect: async () => {
      const client = await db.database.pool.connect()
      let asked = 0
      const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>
      return Object.assign(Object.create(client) as typeof client, { query: (...args: unknown[]) => ((asked += 1) === 4 ? Promise.reject(new Error('killed')) : query(...args)) })
    } } as unknown as typeof db.database.pool
    await expect(countFigures({ pool: dying, world: db.handling.world, most: 10 })).rejects.toThrow('killed')
    await counts()
    await agrees()
  })

  it('are read by government and months, without secret reports in public', async () => {
    const asked = { government: 1, units: null, from: '2026-03', to: '2026-03' }
    const all = await readFigures(db.database.pool, { ...asked, secret: true })
    expect(all.length).toBeGreaterThan(0)
    await db.owner.query('update figure set secret = true where step = \'input-manual\'')
    const open = await readFigures(db.database.pool, { ...asked, secret: false })
    expect(open.some(({ step }) => step === 'input-manual')).toBe(false)
    expect(await readFigures(db.database.pool, { ...asked, from: '2025-01', to: '2025-12', secret: true })).toEqual([])
  })
})

async function health(): Promise<number> {
  const { rows } = await db.owner.query<{ id: number }>(`select unit_id as id from unit where code = 'rembang.dinkes'`)
  return rows[0]?.id ?? 0
}
