// What is past its time is looked for among what was closed long enough ago, not among everything that is closed.
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { OWN_SCHEDULE, type RetentionSchedule } from '../../src/report/erasure/retention.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { reportsPastTime } from '../../src/store/destruction/items.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { plansOf } from './plans.ts'

const NOW = Date.UTC(2030, 0, 1, 12)
const RECENT = 20_000
const OLD = 40

let test: TestDatabase
let owner: pg.Client
let database: Database
beforeAll(async () => {
  test = await testDatabase()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  database = openDatabase({ url: test.appUrl, connections: 1, name: 'past-time', log: { warn: () => undefined } })
  const close = (first: number, count: number, days: number) => owner.query(
    `insert into report (report_id, version, previous_version, government, watcher, open, outcome, classification, channel, anonymous, secret, received_at, closed_at, code_hash, content_digest, state)
     select i, 1, 0, 1, 2, false, 'withdrawn', 'complaint', 'web', false, false, $3::timestamptz - $4 * interval '1 day', $3::timestamptz - $4 * interval '1 day' + (i - $1) * interval '1 second', '', '', '{}'
     from generate_series($1::bigint, $1::bigint + $2::bigint - 1) i`, [first, count, new Date(NOW), days])
  await close(1, RECENT, 600)
  await close(100_000, OLD, 800)
  await owner.query('analyze report')
}, 60_000)
afterAll(async () => {
  await database.close()
  await owner.end()
  await test.close()
})

const asks = (schedule: RetentionSchedule) => (from: Parameters<Parameters<typeof plansOf>[2]>[0]) => reportsPastTime(from, { government: 1, schedule, now: NOW, after: null, limit: 1_000 })

it('looks at nothing that was closed less long ago than the shortest time', async () => {
  const [plan] = await plansOf(database.pool, 'past their time', asks(OWN_SCHEDULE))
  expect(plan?.shown).toBe(OLD)
  expect(plan?.read).toBeLessThan(10 * OLD)
})

it('asks nothing where no row destroys', async () => {
  expect(await plansOf(database.pool, 'kept for good', asks({ basis: null, rows: [{ class: 'all', name: { id: 'Semua', en: 'All' }, active: 0, inactive: 0, then: 'keep' }] }))).toEqual([])
})
