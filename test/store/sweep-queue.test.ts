// Reports with due deadlines as a queue, and the sweep that strikes them: each once, in the order they fell due, whoever works on it.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import type { Handling } from '../../src/app/handle.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { isStillDue, leaseAgain, leaseDueReports } from '../../src/store/sweep-queue.ts'
import { aheadOfDatabase } from '../../src/store/database-clock.ts'
import { prepared, type Prepared } from './prepared.ts'

const DAY = 86_400_000
const start = Date.UTC(2026, 2, 2, 3)

let db: Prepared
beforeEach(async () => {
  db ??= await prepared()
  await db.owner.query('truncate report, report_event, leaf_pending, holding, deadline, warning, sweep_lease, message, wording, evidence, vault.report_key, vault.identity')
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

async function warnings(): Promise<number> {
  const { rows } = await db.owner.query<{ count: number }>(`select count(*)::int as count from report_event where kind = 'rung-reached'`)
  return rows[0]?.count ?? 0
}

async function everyRow(): Promise<unknown> {
  const tables = ['report', 'report_event', 'holding', 'deadline', 'message', 'leaf_pending']
  return Promise.all(tables.map(async (table) => (await db.owner.query(`select * from ${table} order by 1, 2`)).rows))
}

async function endLeases(): Promise<void> {
  await db.owner.query('update sweep_lease set free_at = clock_timestamp() - interval \'1 second\'')
}

async function leases(): Promise<{ report_id: string; attempts: number; fault: string | null; minutes: number }[]> {
  const { rows } = await db.owner.query(`select report_id, attempts, fault, round(extract(epoch from free_at - clock_timestamp()) / 60)::int as minutes from sweep_lease order by report_id`)
  return rows
}

describe('the queue of reports with due deadlines', () => {
  it('gives eight workers different reports, and none of them twice', async () => {
    const ids = await reports(20)
    db.clock.now = () => start + 30 * DAY
    const leased: string[] = []
    for (let round = 0; round < 4 && leased.length < ids.length; round += 1) {
      const all = await Promise.all(Array.from({ length: 8 }, () => leaseDueReports(db.database.pool, db.clock.now(), 9)))
      leased.push(...all.flatMap((one) => one.reports.map(({ reportId }) => reportId)))
    }
    expect(leased.toSorted()).toEqual([...ids].toSorted())
  })

  it('gives those first that fell due first, each with all that is due of it', async () => {
    await reports(6)
    db.clock.now = () => start + 30 * DAY
    const { rows } = await db.owner.query<{ report_id: string }>('select report_id from deadline order by due_at, report_id, clock_id limit 7')
    const { reports: leased, deadlines } = await leaseDueReports(db.database.pool, db.clock.now(), 7)
    expect(leased.map(({ reportId }) => reportId)).toEqual([...new Set(rows.map(({ report_id }) => report_id))])
    expect(deadlines).toBe(7)
  })

  it('passes over what another worker is just leasing, without waiting for it', async () => {
    const [first = ''] = await reports(3)
    db.clock.now = () => start + 30 * DAY
    const other = await db.owner.connect()
    await other.query('begin')
    await other.query('select 1 from deadline where report_id = $1 for update', [first])
    const { reports: leased } = await leaseDueReports(db.database.pool, db.clock.now(), 200)
    await other.query('rollback')
    other.release()
    expect(leased.length).toBe(2)
    expect(leased.map(({ reportId }) => reportId)).not.toContain(first)
  })

  it('gives nothing that is not yet due, and nothing that another still works on', async () => {
    await reports(2)
    db.clock.now = () => start + 7_200_000
    expect((await leaseDueReports(db.database.pool, db.clock.now(), 200)).reports).toEqual([])
    db.clock.now = () => start + 30 * DAY
    expect((await leaseDueReports(db.database.pool, db.clock.now(), 200)).reports).toHaveLength(2)
    expect((await leaseDueReports(db.database.pool, db.clock.now(), 200)).reports).toEqual([])
    expect(await leaseAgain(db.database.pool)).toBeNull()
  })

  it('gives a report again, alone and under another token, when its worker died', async () => {
    await reports(2)
    db.clock.now = () => start + 30 * DAY
    const { reports: first } = await leaseDueReports(db.database.pool, db.clock.now(), 200)
    await endLeases()
    const second = [await leaseAgain(db.database.pool), await leaseAgain(db.database.pool)]
    expect(second.map((one) => one?.reportId).sort()).toEqual(first.map(({ reportId }) => reportId).sort())
    expect(second.map((one) => [Number(one?.token), one?.attempts])).toEqual([[2, 2], [2, 2]])
    expect(await leaseAgain(db.database.pool)).toBeNull()
  })
})

describe('the sweep', () => {
  it('strikes all that came due while nobody swept for three weeks, each report\'s clocks in the order they fell due', async () => {
    const ids = await reports(30)
    db.clock.now = () => start + 21 * DAY
    const { rows } = await db.owner.query<{ count: number }>(`select count(*)::int as count from deadline where due_at <= $1`, [new Date(db.clock.now())])
    let struck = 0
    for (let result = await sweep(7); result.leased > 0; result = await sweep(7)) struck += result.struck
    const found = await strikes()
    expect(found).toHaveLength(rows[0]?.count ?? 0)
    expect(found.length + (await warnings())).toBe(struck)
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
    expect(found.length + (await warnings())).toBe([...results, rest].reduce((sum, { struck }) => sum + struck, 0))
    const { rows } = await db.owner.query(`select 1 from deadline where due_at <= $1 and struck_at is null and ended_at is null`, [new Date(db.clock.now())])
    expect(rows).toEqual([])
    for (const id of ids) {
      const dues = found.filter(({ report_id }) => report_id === id).map(({ due }) => due)
      expect(dues).toEqual(dues.toSorted((one, other) => one - other))
    }
  })

  it('takes a report to the Ombudsman once, and tells it once, by two sweeps at the same moment of which one dies between the change and its answer', async () => {
    await db.owner.query(`update sop_in_force set sop_id = 'cirebon-lapor' where unit_id = (select unit_id from unit where code = 'rembang')`)
    await db.owner.query('update reference_stamp set stamp = stamp + 1')
    await db.handling.refresh()
    const ids = await reports(4)
    db.clock.now = () => start + 120 * DAY
    const dying: Handling = { ...db.handling, commit: (write) => db.handling.commit(write).then(() => Promise.reject(new Error('killed'))) }
    const died = await Promise.allSettled([sweepDeadlines({ handling: dying, pool: db.database.pool, now: db.clock.now, most: 3 }), sweep(3)])
    expect(died.some(({ status }) => status === 'fulfilled')).toBe(true)
    await endLeases()
    while ((await sweep()).leased > 0);
    const { rows } = await db.owner.query<{ report_id: string; entered: number; told: number }>(`select report_id,
        (select count(*)::int from report_event e where e.report_id = r.report_id and kind = 'step-entered' and body ->> 'body' = 'ombudsman') as entered,
        (select count(*)::int from message m where m.report_id = r.report_id and template = 'handed-over' and channel = 'page') as told
      from report r order by 1`)
    expect(rows).toEqual(ids.toSorted().map((id) => ({ report_id: id, entered: 1, told: 1 })))
    await db.owner.query(`update sop_in_force set sop_id = 'rembang-sp4n-lapor' where unit_id = (select unit_id from unit where code = 'rembang')`)
    await db.owner.query('update reference_stamp set stamp = stamp + 1')
    await db.handling.refresh()
  })

  it('of a machine whose clock is five minutes ahead goes by that of the database; one that is behind is late, never early', async () => {
    const now = Date.now
    const ahead = await aheadOfDatabase(db.database.pool, () => now() + 300_000)
    expect(ahead).toBeGreaterThanOrEqual(300_000)
    expect(ahead).toBeLessThan(330_000)
    expect(await aheadOfDatabase(db.database.pool, () => now() - 300_000)).toBe(0)
  })

  it('changes nothing when it is repeated, also when the leases of a dead worker run out', async () => {
    await reports(5)
    db.clock.now = () => start + 21 * DAY
    await sweep()
    const before = await everyRow()
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    await endLeases()
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    expect(await everyRow()).toEqual(before)
    expect(await leases()).toEqual([])
  })

  it('is finished by another worker when its own died after it had leased', async () => {
    await reports(5)
    db.clock.now = () => start + 21 * DAY
    await leaseDueReports(db.database.pool, db.clock.now(), 200)
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

  it('writes what several clocks of one report lead to as the report tells it: rows equal the events', async () => {
    const [id = ''] = await reports(1)
    db.clock.now = () => start + 200 * DAY
    expect((await sweep()).struck).toBeGreaterThan(2)
    const { rows } = await db.owner.query<{ version: number; seqs: number[] }>(`select version, (select array_agg(seq order by seq) from report_event where report_id = $1) as seqs from report where report_id = $1`, [id])
    expect(rows[0]?.seqs).toEqual(Array.from({ length: rows[0]?.version ?? 0 }, (_, index) => index + 1))
  })

  it('lets a report that cannot be struck hold up no other, tries it again ever more rarely, and strikes it once it is mended', async () => {
    const [bad = '', ...good] = await reports(6)
    const { rows } = await db.owner.query<{ state: unknown }>('select state from report where report_id = $1', [bad])
    await db.owner.query(`update report set state = jsonb_set(state, '{clocks}', (select jsonb_agg(clock || '{"rule": "no-such-time"}') from jsonb_array_elements(state->'clocks') clock)) where report_id = $1`, [bad])
    db.clock.now = () => start + 21 * DAY
    const faults: unknown[] = []
    const once = () => sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200, failed: (error) => void faults.push(error) })
    await once()
    expect(new Set((await strikes()).map(({ report_id }) => report_id))).toEqual(new Set(good))
    expect(faults.map(String)).toEqual([expect.stringContaining('no-such-time')])
    expect(await leases()).toEqual([{ report_id: bad, attempts: 1, fault: 'Error', minutes: 1 }])
    for (const [attempts, minutes] of [[2, 2], [3, 4], [4, 8], [5, 16], [6, 32], [7, 60], [8, 60]]) {
      await endLeases()
      await once()
      expect(await leases()).toEqual([{ report_id: bad, attempts, fault: 'Error', minutes }])
    }
    await db.owner.query('update report set state = $2 where report_id = $1', [bad, JSON.stringify(rows[0]?.state)])
    await endLeases()
    expect((await once()).struck).toBeGreaterThan(0)
    expect(await leases()).toEqual([])
    expect(await isStillDue(db.database.pool, bad as ReportId, db.clock.now())).toBe(false)
  })

  it('does not go round and round over a deadline that its report knows nothing of', async () => {
    const [id = ''] = await reports(1)
    db.clock.now = () => start + 21 * DAY
    await sweep()
    await db.owner.query('update deadline set struck_at = null, wake_at = due_at where report_id = $1', [id])
    expect(await sweep()).toEqual({ leased: 3, struck: 0 })
    expect(await sweep()).toEqual({ leased: 0, struck: 0 })
    expect(await leases()).toEqual([{ report_id: id, attempts: 1, fault: 'Error', minutes: 1 }])
  })
})
