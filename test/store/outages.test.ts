// The heartbeat shows when the public could not reach us, and reporters get that time back: also when the sweep is up first.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { allowForOutages } from '../../src/app/allow-for-outages.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { handle, noContent } from '../../src/app/handle.ts'
import { beat, insertOutage, outagesOf } from '../../src/store/outages.ts'
import { prepared, type Prepared } from './prepared.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Monday 2 March 2026, 10:00 in Jakarta. */
const start = Date.UTC(2026, 2, 2, 3)

let db: Prepared
let government: number
beforeEach(async () => {
  db ??= await prepared()
  await db.owner.query('truncate report, report_event, leaf_pending, holding, deadline, sweep_lease, message, wording, evidence, vault.report_key, vault.identity, heartbeat, outage')
  await db.owner.query('update reference_stamp set stamp = stamp + 1')
  await db.handling.refresh()
  government = db.submission().government
  db.clock.now = () => start
})
afterAll(() => db.close())

const outages = () => outagesOf(db.database.pool, government, 10)
const sweep = () => sweepDeadlines({ handling: db.handling, pool: db.database.pool, now: db.clock.now, most: 200 })
const allow = () => allowForOutages({ handling: db.handling, pool: db.database.pool })

/** A report that waits for its reporter's answer to a question until 1 April, 23:59:59. */
async function asked(): Promise<string> {
  const submitted = await submitReport(db.taking, db.submission())
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  const { reportId } = submitted.receipt
  const handled = await handle(db.handling, {
    reportId,
    build: (state) => {
      const [holding] = state?.holdings ?? []
      return {
        command: {
          type: 'act', by: { who: 'officer', officer: 2, unit: holding?.unit ?? 0, office: 'admin' }, expect: { holding: 1, version: holding?.version ?? 0 }, step: 'verifikasi', way: 'tunda',
          gives: [{ artefact: 'pertanyaan', wording: 9 }], settings: {}, wordings: [{ no: 9, kind: 'artefact', hash: 'ff' }], files: [],
        },
        content: noContent,
      }
    },
  })
  if (handled.outcome !== 'done') throw new Error(JSON.stringify(handled))
  return reportId
}

async function completion(): Promise<{ due_at: Date; struck: boolean }> {
  const { rows } = await db.owner.query(`select due_at, struck_at is not null as struck from deadline where kind = 'completion'`)
  return rows[0]
}

const lastSecondOf = (day: string) => new Date(`${day}T23:59:59+07:00`)

describe('the heartbeat', () => {
  it('shows a gap of five minutes or more as an outage, once, however many processes come back at once', async () => {
    expect(await beat(db.database.pool, 'web', start)).toBe(false)
    expect(await beat(db.database.pool, 'web', start + 4 * MINUTE)).toBe(false)
    expect(await outages()).toEqual([])
    const back = await Promise.all(Array.from({ length: 4 }, () => beat(db.database.pool, 'web', start + 14 * MINUTE)))
    expect(back.filter(Boolean)).toHaveLength(1)
    expect(await outages()).toMatchObject([{ from: start + 4 * MINUTE, to: start + 14 * MINUTE, government: null, declared: false, allowed: false }])
  })

  it('of the worker is no outage: the public reads and writes without it', async () => {
    await beat(db.database.pool, 'worker', start)
    await beat(db.database.pool, 'worker', start + DAY)
    expect(await outages()).toEqual([])
  })

  it('that comes late from a slow process turns no time back', async () => {
    await beat(db.database.pool, 'web', start + HOUR)
    await beat(db.database.pool, 'web', start)
    expect(await beat(db.database.pool, 'web', start + HOUR + MINUTE)).toBe(false)
  })
})

describe('a standstill of two days over the end of a term', () => {
  /** Down from the evening of 31 March to the morning of 2 April. */
  const [down, up] = [Date.parse('2026-03-31T20:00:00+07:00'), Date.parse('2026-04-02T08:00:00+07:00')]

  beforeEach(async () => {
    await asked()
    expect((await completion()).due_at).toEqual(lastSecondOf('2026-04-01'))
    await beat(db.database.pool, 'web', down)
    db.clock.now = () => up
  })

  it('costs the reporter nothing though the sweep is up before the public can reach us', async () => {
    await sweep()
    expect(await completion()).toEqual({ due_at: lastSecondOf('2026-04-04'), struck: false })
    await beat(db.database.pool, 'web', up)
    await db.handling.refresh()
    await allow()
    expect(await completion()).toEqual({ due_at: lastSecondOf('2026-04-04'), struck: false })
    db.clock.now = () => Date.parse('2026-04-05T00:00:01+07:00')
    await beat(db.database.pool, 'web', db.clock.now() - 1_000) // else the days since would count as lost, too
    await db.owner.query(`delete from outage where began_at >= $1`, [new Date(up)])
    await db.owner.query('update reference_stamp set stamp = stamp + 1')
    await db.handling.refresh()
    await sweep()
    expect((await completion()).struck).toBe(true)
  })

  it('is given back at once when it is noted, and the offices have no day more', async () => {
    const others = () => db.owner.query(`select clock_id, due_at from deadline where owes = 'unit' order by clock_id`).then(({ rows }) => rows)
    const before = await others()
    await beat(db.database.pool, 'web', up)
    expect(await allow()).toBe(1)
    expect(await completion()).toEqual({ due_at: lastSecondOf('2026-04-04'), struck: false })
    expect(await others()).toEqual(before)
    expect(await outages()).toMatchObject([{ allowed: true }])
    expect(await allow()).toBe(0)
  })
})

it('a declared outage is given back in its own government, with its reason on record', async () => {
  await asked()
  db.clock.now = () => start + 10 * DAY
  await insertOutage(db.database.pool, { from: start + 8 * DAY, to: start + 9 * DAY, government, officer: 2, reason: 'Listrik kantor padam' })
  await db.owner.query('update reference_stamp set stamp = stamp + 1')
  expect(await outages()).toMatchObject([{ declared: true, reason: 'Listrik kantor padam', allowed: false }])
  expect(await allow()).toBe(1)
  expect((await completion()).due_at).toEqual(lastSecondOf('2026-04-03'))
})
