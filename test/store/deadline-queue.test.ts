// Deadlines as a queue, and the sweep that strikes them: each once, in the order they fell due, whoever works on it.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import type { ReportId } from '../../src/report/public-number.ts'
import { leaseDueDeadlines } from '../../src/store/deadline-queue.ts'
import { prepared, type Prepared } from './prepared.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 2, 2, 3)

let db: Prepared
beforeEach(async () => {
  db ??= await prepared()
  await db.owner.query('truncate report, report_event, leaf_pending, holding, deadline, message, wording, evidence, vault.report_key, vault.identity')
})
afterAll(() => db.close())

/** Reports that came in one after another, an hour apart, at the start. */
async function reports(count: number): Promise<ReportId[]> {
  const ids: ReportId[] = []
  for (let index = 0; index < count; index += 1) {
    db.clock.now = () => start + index * 3_600_000
    const submitted = await submitReport(db.taking, db.submission())
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    ids.push(submitted.receipt.reportId)
  }
  return ids
}

function sweep(most = 200) {
  return sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most })
}

async function strikes(): Promise<{ report_id: string; seq: number; due: number }[]> {
  const { rows } = await db.owner.query(
    `select report_id, seq, (body ->> 'due')::bigint as due from report_event where kind = 'clock-missed' order by report_id, seq`)
  return rows.map(({ due, ...row }: { report_id: string; seq: number; due: string }) => ({ ...row, due: Number(due) }))
}

async function everyRow(): Promise<unknown> {
  const tables = ['report', 'report_event', 'holding', 'deadline', 'message', 'leaf_pending']
  return Promise.all(tables.map(async (table) => (await db.owner.query(`select * from ${table} order by 1, 2`)).rows))
}

async function endLeases(): Promise<void> {
  await db.owner.query('update deadline set lease_until = clock_timestamp() - interval \'1 second\' where lease_until is not null')
}

describe('the queue of deadlines', () => {
  it('gives two workers different rows, and none of them twice', async () => {
    await reports(20)
    db.clock.now = () => start + 30 * DAY
    const { rows } = await db.owner.query<{ count: number }>('select count(*)::int as count from deadline')
    const leases = await Promise.all(Array.from({ length: 8 }, () => leaseDueDeadlines(db.database.pool, db.clock.now(), 9)))
    const leased = leases.flat().map(({ reportId, clock }) => `${reportId} ${clock}`)
    expect(leased).toHaveLength(Math.min(72, rows[0]?.count ?? 0))
    expect(new Set(leased).size).toBe(leased.length)
  })

  it('gives those first that fell due first', async () => {
    await reports(6)
    db.clock.now = () => start + 30 * DAY
    const { rows } = await db.owner.query<{ report_id: string; clock_id: number }>('select report_id, clock_id from deadline order by due_at, report_id, clock_id limit 7')
    const leased = await leaseDueDeadlines(db.database.pool, db.clock.now(), 7)
    expect(new Set(leased.map(({ reportId, clock }) => `${reportId} ${clock}`))).toEqual(new Set(rows.map((row) => `${row.report_id} ${row.clock_id}`)))
  })

  it('passes over what another worker is just leasing, without waiting for it', async () => {
    await reports(3)
    db.clock.now = () => start + 30 * DAY
    const other = await db.owner.connect()
    await other.query('begin')
    const { rows } = await other.query<{ report_id: string; clock_id: number }>('select report_id, clock_id from deadline order by due_at, report_id, clock_id limit 2 for update')
    const leased = await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)
    await other.query('rollback')
    other.release()
    expect(leased.length).toBeGreaterThan(3)
    expect(leased.filter((deadline) => rows.some((row) => row.report_id === deadline.reportId && row.clock_id === deadline.clock))).toEqual([])
  })

  it('gives nothing that is not yet due, and nothing that another still works on', async () => {
    await reports(2)
    db.clock.now = () => start + 7_200_000
    expect(await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)).toEqual([])
    db.clock.now = () => start + 30 * DAY
    expect(await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)).not.toEqual([])
    expect(await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)).toEqual([])
  })

  it('gives a row again, under another token, when its worker died', async () => {
    await reports(1)
    db.clock.now = () => start + 30 * DAY
    const first = await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)
    await endLeases()
    const second = await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)
    expect(second.map(({ reportId, clock }) => [reportId, clock]).sort()).toEqual(first.map(({ reportId, clock }) => [reportId, clock]).sort())
    expect(second.map(({ token }) => Number(token))).toEqual(first.map(({ token }) => Number(token) + 1))
  })
})

describe('the sweep', () => {
  it('strikes all that came due while nobody swept for three weeks, each report\'s clocks in the order they fell due', async () => {
    const ids = await reports(30)
    db.clock.now = () => start + 21 * DAY
    const { rows } = await db.owner.query<{ count: number }>('select count(*)::int as count from deadline where due_at <= $1', [new Date(db.clock.now())])
    let struck = 0
    for (let result = await sweep(7); result.leased > 0; result = await sweep(7)) struck += result.struck
    expect(struck).toBe(rows[0]?.count)
    const found = await strikes()
    expect(found).toHaveLength(struck)
    for (const id of ids) {
      const dues = found.filter(({ report_id }) => report_id === id).map(({ due }) => due)
      expect(dues.length).toBeGreaterThan(1)
      expect(dues).toEqual(dues.toSorted((one, other) => one - other))
    }
  })

  it('strikes each clock once and in order when several workers sweep at the same time', async () => {
    const ids = await reports(25)
    db.clock.now = () => start + 21 * DAY
    const results = await Promise.all(Array.from({ length: 6 }, () => sweep(11)))
    await endLeases()
    const rest = await sweep()
    const found = await strikes()
    expect(found).toHaveLength([...results, rest].reduce((sum, { struck }) => sum + struck, 0))
    const { rows } = await db.owner.query(`select 1 from deadline where due_at <= $1 and struck_at is null and ended_at is null`, [new Date(db.clock.now())])
    expect(rows).toEqual([])
    for (const id of ids) {
      const dues = found.filter(({ report_id }) => report_id === id).map(({ due }) => due)
      expect(dues).toEqual(dues.toSorted((one, other) => one - other))
    }
  })

  it('changes nothing when it is repeated, also when the leases of a dead worker run out', async () => {
    await reports(5)
    db.clock.now = () => start + 21 * DAY
    await sweep()
    const before = await everyRow()
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    await endLeases()
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    await db.owner.query('update deadline set lease_until = (select lease_until from deadline limit 1)')
    const strip = (rows: unknown) => JSON.parse(JSON.stringify(rows, (key, value: unknown) => (key === 'lease_until' ? null : value))) as unknown
    expect(strip(await everyRow())).toEqual(strip(before))
  })

  it('is finished by another worker when its own died after it had leased', async () => {
    await reports(5)
    db.clock.now = () => start + 21 * DAY
    await leaseDueDeadlines(db.database.pool, db.clock.now(), 200)
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    await endLeases()
    expect((await sweep()).struck).toBeGreaterThan(5)
  })

  it('leaves the clocks of a report that was withdrawn', async () => {
    db.clock.now = () => start
    const submission = db.submission()
    const submitted = await submitReport(db.taking, submission)
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    await withdrawReport(db.handling, { reportId, commandKey: crypto.randomUUID(), key: submission.key, reason: '' })
    db.clock.now = () => start + 100 * DAY
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
  })
})
