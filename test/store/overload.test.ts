// When more comes than can be written: readers don't hold up writers, the queue has an end, and waiting has one too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { commitSingly, commitTogether } from '../../src/store/commit-strategy.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { ReportWrite } from '../../src/store/report-write.ts'
import { isUnavailable } from '../../src/store/unavailable.ts'
import { testDatabase } from '../database.ts'
import { prepared, writesOf, type Prepared } from './prepared.ts'

let db: Prepared
beforeAll(async () => {
  db = await prepared()
})
afterAll(() => db.close())

async function newReports(count: number): Promise<ReportWrite[]> {
  return writesOf(db, (taking) => Promise.all(Array.from({ length: count }, () => submitReport(taking, db.submission()))))
}

/** Holds up every write until it is let go. */
async function whileLocked(work: () => Promise<void>): Promise<void> {
  const client = await db.owner.connect()
  try {
    await client.query('begin')
    await client.query('lock table report in exclusive mode')
    await work()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

const outcomes = (settled: readonly PromiseSettledResult<boolean>[]) =>
  settled.map((one) => (one.status === 'fulfilled' ? one.value : isUnavailable(one.reason) ? 'unavailable' : String(one.reason)))

async function isWritten(write: ReportWrite): Promise<boolean> {
  return (await db.owner.query('select 1 from report where report_id = $1', [write.report.report_id])).rowCount === 1
}

describe('changes that wait to be written', () => {
  it('fail at once when too many wait, later when they wait too long, and are not written then', async () => {
    const commit = commitTogether({ pool: db.database.writing, writers: 1, most: 1, mostWaiting: 2, longestWait: 300 })
    const [first, ...others] = await newReports(4)
    if (first === undefined) throw new Error('No report was decided.')
    let under: Promise<boolean> | undefined
    await whileLocked(async () => {
      under = commit(first)
      await new Promise(setImmediate)
      const started = performance.now()
      const settled = others.map(commit)
      await expect(settled[2]).rejects.toMatchObject({ code: 'OVERLOADED' })
      expect(performance.now() - started).toBeLessThan(200)
      expect(outcomes(await Promise.allSettled(settled))).toEqual(['unavailable', 'unavailable', 'unavailable'])
      expect(performance.now() - started).toBeGreaterThan(280)
    })
    expect(await under).toBe(true)
    expect(await Promise.all(others.map(isWritten))).toEqual([false, false, false])
    expect(await Promise.all(others.slice(0, 2).map(commit))).toEqual([true, true])
  })

  it('fail at once where each is committed alone and too many wait for a connection', async () => {
    const commit = commitSingly(db.database.writing, 1)
    const writes = await newReports(8)
    const busy: Promise<boolean>[] = []
    await whileLocked(async () => {
      for (const write of writes.slice(0, 7)) {
        busy.push(commit(write)) // six connections and one that waits
        await pause(50)
      }
      const [last] = writes.slice(7)
      if (last !== undefined) await expect(commit(last)).rejects.toSatisfy(isUnavailable)
    })
    expect(await Promise.all(busy)).toEqual(busy.map(() => true))
  })

  it('are written while readers hold every connection of theirs', async () => {
    const reading = Promise.all(Array.from({ length: 12 }, () => db.database.pool.query('select pg_sleep(1)')))
    const started = performance.now()
    expect((await submitReport(db.taking, db.submission())).outcome).toBe('taken-in')
    expect(performance.now() - started).toBeLessThan(800)
    await reading
  })
})

it('a statement that waits for a lock for long, or takes long, ends as something to try again', async () => {
  const settings = await db.database.pool.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`)
  expect(settings.rows.map(({ setting }) => Number(setting))).toEqual([30_000, 5_000, 15_000])
  const client = await db.database.pool.connect()
  try {
    await client.query('set statement_timeout = 50')
    await expect(client.query('select pg_sleep(2)')).rejects.toSatisfy(isUnavailable)
  } finally {
    client.release(true)
  }
})

it('a schema file that finds its table locked lets others through and tries again', async () => {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'migrations-'))
  try {
    writeFileSync(join(folder, '0001.sql'), 'create table kept (id int)')
    writeFileSync(join(folder, '0000-role.sql'), `do $$ begin if not exists (select from pg_roles where rolname = 'tuntas_app') then create role tuntas_app nologin; end if; end $$`)
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    await client.query('create schema if not exists trial')
    const url = `${database.ownerUrl}${database.ownerUrl.includes('?') ? '&' : '?'}options=-c%20search_path%3Dtrial`
    await migrate(url, folder)
    await client.query('begin')
    await client.query('select * from trial.kept')
    writeFileSync(join(folder, '0002.sql'), 'alter table kept add column name text')
    const migrating = migrate(url, folder)
    await pause(1_700)
    await client.query('commit')
    expect(await migrating).toEqual(['0002.sql'])
    await client.end()
  } finally {
    rmSync(folder, { recursive: true })
    await database.close()
  }
})
