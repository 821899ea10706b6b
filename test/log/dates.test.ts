// Nobody dates an event back: what says that it happened before a checkpoint was signed must be covered by it. What is late for a good reason isn't named.
import { createHash, randomBytes } from 'node:crypto'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import { MOST_LEAVES } from '../../src/app/log/seal-log.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { enterReport } from '../../src/app/enter-report.ts'
import { canonical } from '../../src/log/canonical.ts'
import { FULL_TURN, readSealingTimes } from '../../src/verify/database/sealing-times.ts'
import { logHouse, type LogHouse } from './log-house.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let house: LogHouse
/** What earlier tests have left: the tree forgets nothing. */
const before = new Set<string>()
/** When the log was first signed. */
let begun: number
let kept: string

beforeAll(async () => {
  house = await logHouse()
  // What the installation itself recorded is as old as it is; what the test does comes afterwards.
  begun = Date.now() + DAY
  at(begun)
  await house.take()
  await house.sealAll()
  kept = join(house.dataDir, 'kept.txt')
  await copyFile(join(house.dataDir, 'log/checkpoint'), kept)
}, 60_000)
afterEach(async () => {
  for (const one of await all()) before.add(one)
  at(house.clock.now() + HOUR)
  await house.take()
  await house.sealAll()
})
afterAll(() => house.close())

function at(time: number): void {
  house.clock.now = () => time
}

/** What this test has brought. */
async function found(...words: string[]): Promise<readonly string[]> {
  return (await all(...words)).filter((one) => !before.has(one))
}

async function all(...words: string[]): Promise<readonly string[]> {
  return (await house.verified(...words)).problems.map(({ what, where }) => `${what} ${where.replace(/ \(entry \d+\)/, '')}`)
}

/** As somebody does who knows how the product logs: the row, its salt, and its place in the queue of the log. */
async function forge(id: string, time: number): Promise<number> {
  const { rows } = await house.owner.query<{ seq: number }>('select max(seq) + 1 as seq from report_event where report_id = $1', [id])
  const [seq, salt, body] = [rows[0]?.seq ?? 0, randomBytes(16), { file: 1, why: 'x' }]
  const commitment = createHash('sha256').update(salt).update(canonical({ at: time, body, kind: 'note-added', reportId: id, seq })).digest()
  await house.sql('insert into report_event (report_id, seq, at, kind, body, salt) values ($1, $2, $3, $4, $5, $6)', [id, seq, new Date(time), 'note-added', JSON.stringify(body), salt])
  await house.sql('insert into leaf_pending (report_id, seq, commitment) values ($1, $2, $3)', [id, seq, commitment])
  return seq
}

describe('an event that was dated back', () => {
  it('is named, where somebody put it in with its own place in the queue and the product sealed it', async () => {
    const id = await house.take()
    await house.sealAll()
    at(house.clock.now() + 2 * HOUR)
    await house.take()
    await house.sealAll()
    at(house.clock.now() + HOUR)
    expect(await found()).toEqual([])
    const seq = await forge(id, house.clock.now() - 2 * HOUR)
    await house.sealAll()
    const named = (await house.verified()).problems.filter(({ what }) => what === 'dated-back')
    expect(named).toEqual([{ what: 'dated-back', where: expect.stringMatching(new RegExp(`^report_event ${id}/${seq} \\(entry \\d+\\)$`)) as string, message: expect.stringContaining('was written later and dated back') as string }])
    await house.sql('delete from report_event where report_id = $1 and seq = $2', [id, seq])
    expect(await found(), 'taking it away again does not help').toEqual([`event-missing report_event ${id}/${seq}`])
    await house.sql('insert into report_event (report_id, seq, at, kind, body, salt) select $1, $2, now(), $3, $4, $5', [id, seq, 'note-added', '{}', Buffer.alloc(16)])
    expect(await found(), 'nor does another date').toContain(`event-changed report_event ${id}/${seq}`)
    await house.sql('delete from report_event where report_id = $1 and seq = $2', [id, seq])
  })

  it('is named for a whole report that the product itself was made to write with a wrong clock', async () => {
    const now = house.clock.now()
    at(now - 40 * DAY)
    const id = await house.take()
    at(now)
    await house.sealAll()
    const named = await found()
    expect(named).toEqual(expect.arrayContaining([`dated-back report_event ${id}/1`, `dated-back report_event ${id}/2`]))
    expect(named.every((one) => one.startsWith(`dated-back report_event ${id}/`))).toBe(true)
    expect((await house.verified()).status).toBe(1)
  })

  it('is named for a version of a procedure too', async () => {
    await house.sql(`insert into log_fact (kind, subject, at, body, salt, commitment) select 'procedure-version', 'palsu@1', $1, '{}', $2, $3`, [new Date(begun - 10 * DAY), Buffer.alloc(16), Buffer.alloc(32)])
    const { rows } = await house.owner.query<{ id: string }>(`select fact_id as id from log_fact where subject = 'palsu@1'`)
    const text = canonical({ at: begun - 10 * DAY, body: {}, fact: rows[0]?.id, kind: 'procedure-version', subject: 'palsu@1' })
    await house.sql(`update log_fact set commitment = $1 where subject = 'palsu@1'`, [createHash('sha256').update(Buffer.alloc(16)).update(text).digest()])
    await house.sealAll()
    expect(await found()).toContain('dated-back log_fact procedure-version palsu@1')
  })

  it('can not be hidden by moving the times of checkpoints, nor by deleting their rows from whoever kept one', async () => {
    await house.sql('create table kept_times as select * from log_checkpoint')
    await house.sql(`update log_checkpoint set signed_at = signed_at - interval '50 days' where size > 1`)
    expect((await found()).some((one) => one.startsWith('dated-ahead '))).toBe(true)
    await house.sql('update log_checkpoint c set signed_at = k.signed_at from kept_times k where k.size = c.size')
    await house.sql('delete from log_checkpoint where size < (select max(size) from log_checkpoint)')
    expect((await found('--since', kept)).map((one) => one.replace(/\d+$/, 'N'))).toEqual(['checkpoint-missing log_checkpoint N'])
    await house.sql('insert into log_checkpoint select * from kept_times on conflict do nothing')
    await house.sql('drop table kept_times')
    expect(await found('--since', kept)).toEqual([])
  })
})

describe('what is late for a good reason is not named', () => {
  it('where the sealer stood still for hours', async () => {
    await house.take()
    await house.sealAll()
    for (let hour = 0; hour < 9; hour += 3) {
      at(house.clock.now() + 3 * HOUR)
      await house.take()
    }
    await house.sealAll()
    expect(await found()).toEqual([])
  })

  it('where an officer enters by hand what came in weeks ago', async () => {
    const entered = { by: { who: 'officer' as const, officer: 2, unit: 2, office: 'admin' as const }, source: '', receivedAt: house.clock.now() - 20 * DAY }
    const submission = { ...house.submission({ channel: 'letter' }), entered }
    expect(await enterReport({ ...house.taking, database: house.database }, submission)).toMatchObject({ outcome: 'taken-in' })
    await house.sealAll()
    expect(await found()).toEqual([])
  })

  it('where more waited than one turn of the sealer takes', async () => {
    expect(FULL_TURN).toBe(MOST_LEAVES)
    const first = Date.UTC(2031, 0, 1)
    // Three full turns after a day of standing still, then the rest, then a turn of the next day.
    const sizes = [5, 5 + FULL_TURN, 5 + 2 * FULL_TURN, 5 + 3 * FULL_TURN, 70_000, 70_010]
    const signed = [first, first + DAY, first + DAY + 1000, first + DAY + 2000, first + DAY + 3000, first + 2 * DAY]
    const times = await timesOf(sizes.map((size, index) => ({ size, at: signed[index] ?? 0 })))
    for (const place of [5, 30_000, 61_000]) expect(times.faultOf(place, first + HOUR), `${place}`).toBeNull()
    expect(times.faultOf(70_000, first + HOUR)).toMatchObject({ what: 'dated-back', size: 70_000 })
    expect(times.faultOf(70_000, first + DAY + HOUR)).toBeNull()
    expect(times.faultOf(40_000, first + 1.5 * DAY)).toMatchObject({ what: 'dated-ahead' })
    expect(times.faultOf(3, first - 900 * DAY), 'before the log began').toBeNull()
  })

  it('where a clock ran ahead once, though what it dated ahead is', async () => {
    const first = Date.UTC(2031, 0, 1)
    const times = await timesOf([{ size: 10, at: first }, { size: 20, at: first + 3000 * DAY }, { size: 30, at: first + DAY }])
    expect(times.faultOf(25, first + 0.9 * DAY)).toBeNull()
    expect(times.faultOf(15, first + 3000 * DAY)).toMatchObject({ what: 'dated-ahead' })
  })

  it('where it is an example of a demonstration, but never in production', async () => {
    const now = house.clock.now()
    at(now - 40 * DAY)
    const id = await house.take()
    at(now)
    await house.sql('insert into demo_reports (until_at, loaded_at) values ($1, $1) on conflict (one) do update set loaded_at = excluded.loaded_at', [new Date(now)])
    await house.sealAll()
    expect(await found()).toEqual([])
    const production = { ...house.environment, NODE_ENV: 'production', TUNTAS_BASE_URL: 'https://lapor.example' }
    let out = ''
    await verifyCommand(production).run(['--json'], { input: (async function* () {})(), write: async (text) => void (out += text), complain: (text) => void (out += text) })
    expect(out).toContain(`report_event ${id}/1`)
    expect(out).toContain('dated-back')
    await house.sql('update demo_reports set loaded_at = null')
    expect(await found()).toContain(`dated-back report_event ${id}/1`)
  })
})

/** By rows of checkpoints in a database of their own. */
async function timesOf(rows: readonly { readonly size: number; readonly at: number }[]) {
  const client = new pg.Client({ connectionString: house.environment['DATABASE_OWNER_URL'] })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('delete from log_checkpoint')
    for (const { size, at: time } of rows) await client.query(`insert into log_checkpoint (log_no, size, root, note, signed_at) values (1, $1, '', '', $2)`, [size, new Date(time)])
    return await readSealingTimes(client, { examples: false })
  } finally {
    await client.query('rollback')
    await client.end()
  }
}
