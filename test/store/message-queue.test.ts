// Messages as a queue: delivered once, by whoever holds the lease, tried again with growing pauses, never dropped.
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { deliverMessages } from '../../src/app/deliver-messages.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { leaseMessages, recordDelivered, recordFailedAttempt } from '../../src/store/message-queue.ts'
import { prepared, type Prepared } from './prepared.ts'

let db: Prepared
beforeEach(async () => {
  db ??= await prepared()
  await db.owner.query('truncate report, report_event, leaf_pending, holding, deadline, message, wording, evidence, vault.report_key, vault.identity')
})
afterAll(() => db.close())

type MessageState = { state: string; attempts: number; delivered_at: Date | null; last_error: string | null; pause: number }

async function messages(): Promise<MessageState[]> {
  const { rows } = await db.owner.query<MessageState>(
    `select state, attempts, delivered_at, last_error, extract(epoch from next_attempt_at - clock_timestamp())::float as pause from message order by report_id, message_no`)
  return rows
}

async function reports(count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => submitReport(db.taking, db.submission())))
}

async function endLeases(): Promise<void> {
  await db.owner.query(`update message set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`)
}

const deliver = () => deliverMessages({ pool: db.database.pool, now: () => db.clock.now(), most: 200 })

describe('the queue of messages', () => {
  it('delivers everything once, however many workers there are', async () => {
    await reports(30)
    const waiting = (await messages()).length
    expect(waiting).toBeGreaterThan(30)
    const results = await Promise.all(Array.from({ length: 6 }, () => deliverMessages({ pool: db.database.pool, now: () => db.clock.now(), most: 13 })))
    const rest = await deliver()
    expect([...results, rest].reduce((sum, { delivered }) => sum + delivered, 0)).toBe(waiting)
    expect((await messages()).filter(({ state, attempts, delivered_at }) => state !== 'delivered' || attempts !== 1 || delivered_at === null)).toEqual([])
    expect(await deliver()).toEqual({ leased: 0, delivered: 0 })
  })

  it('passes over what another worker is just leasing, without waiting for it', async () => {
    await reports(3)
    const all = (await messages()).length
    const other = await db.owner.connect()
    await other.query('begin')
    const { rows } = await other.query<{ report_id: string; message_no: number }>('select report_id, message_no from message order by next_attempt_at, report_id, message_no limit 2 for update')
    const leased = await leaseMessages(db.database.pool, 200)
    await other.query('rollback')
    other.release()
    expect(leased).toHaveLength(all - 2)
    expect(leased.filter((message) => rows.some((row) => row.report_id === message.reportId && row.message_no === message.messageNo))).toEqual([])
  })

  it('does not count what a worker finishes after its lease ran out and another one took over', async () => {
    await reports(3)
    const slow = await leaseMessages(db.database.pool, 200)
    expect(await leaseMessages(db.database.pool, 200)).toEqual([])
    await endLeases()
    const quick = await leaseMessages(db.database.pool, 200)
    expect(quick).toHaveLength(slow.length)
    expect(await recordDelivered(db.database.pool, slow, 1_000)).toBe(0)
    const [refused] = slow
    if (refused !== undefined) await recordFailedAttempt(db.database.pool, refused, 'too late')
    expect((await messages()).map(({ state, last_error }) => [state, last_error])).toEqual(slow.map(() => ['queued', null]))
    expect(await recordDelivered(db.database.pool, quick, 2_000)).toBe(quick.length)
    expect(await recordDelivered(db.database.pool, quick, 3_000)).toBe(0)
    expect(new Set((await messages()).map(({ delivered_at }) => delivered_at?.getTime()))).toEqual(new Set([2_000]))
  })

  it('tries a channel that nobody set up again and again, with pauses that double up to an hour', async () => {
    await reports(1)
    await db.owner.query(`update message set channel = 'pigeon'`)
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      expect((await deliver()).delivered).toBe(0)
      const [message] = await messages()
      expect(message).toMatchObject({ state: 'queued', attempts: attempt, last_error: 'No channel called pigeon is set up here.' })
      pauses.push(Math.round(message?.pause ?? 0))
      expect(await deliver()).toEqual({ leased: 0, delivered: 0 })
      await db.owner.query('update message set next_attempt_at = clock_timestamp()')
    }
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600])
    await db.owner.query(`update message set channel = 'page'`)
    expect((await deliver()).delivered).toBeGreaterThan(0)
  })

  it('delivers the others of a load in which one has no channel', async () => {
    await reports(2)
    const all = (await messages()).length
    await db.owner.query(`update message set channel = 'pigeon' where ctid in (select ctid from message limit 1)`)
    expect(await deliver()).toEqual({ leased: all, delivered: all - 1 })
  })
})
