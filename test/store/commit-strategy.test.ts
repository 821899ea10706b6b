// Both ways of committing, held to the same promises: all or nothing of each change, each change once, each failing alone.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { addReply } from '../../src/app/add-reply.ts'
import { withdrawReport } from '../../src/app/withdraw-report.ts'
import type { Handling } from '../../src/app/handle.ts'
import { submitReport, type Submitted } from '../../src/app/submit-report.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { commitSingly, commitTogether, type Commit } from '../../src/store/commit-strategy.ts'
import type { ReportWrite } from '../../src/store/report-write.ts'
import { prepared, writesOf, type Prepared } from './prepared.ts'

let db: Prepared
beforeAll(async () => {
  db = await prepared()
})
afterAll(() => db.close())

const strategies: readonly [string, () => Commit][] = [
  ['one commit for each change', () => commitSingly(db.database.pool)],
  ['many changes in a commit, two commits at once', () => commitTogether({ pool: db.database.pool, writers: 2, most: 64 })],
  ['many changes in a commit, one at a time', () => commitTogether({ pool: db.database.pool, writers: 1, most: 64 })],
]

async function newReports(count: number): Promise<ReportWrite[]> {
  return writesOf(db, (taking) => Promise.all(Array.from({ length: count }, () => submitReport(taking, db.submission()))))
}

/** How many rows of each table a report has. */
async function rowsOf(write: ReportWrite): Promise<Record<string, number>> {
  const tables = ['report', 'report_event', 'leaf_pending', 'holding', 'deadline', 'message', 'wording', 'vault.report_key', 'vault.identity']
  const counts = tables.map((table) => `(select count(*)::int from ${table} where report_id = $1) as "${table}"`)
  const { rows } = await db.owner.query<Record<string, number>>(`select ${counts.join(', ')}`, [write.report.report_id])
  return rows[0] ?? {}
}

const whole = (write: ReportWrite) => ({
  report: 1, report_event: write.events.length, leaf_pending: write.leaves.length, holding: write.holdings.length, deadline: write.deadlines.length,
  message: write.messages.length, wording: 1, 'vault.report_key': 1, 'vault.identity': 1,
})
const nothing = Object.fromEntries(['report', 'report_event', 'leaf_pending', 'holding', 'deadline', 'message', 'wording', 'vault.report_key', 'vault.identity'].map((table) => [table, 0]))

/** What a fault of ours or of a driver could put into a change; PostgreSQL refuses the whole statement for each of them. */
const poisons: readonly [string, (write: ReportWrite) => ReportWrite][] = [
  ['a NUL in a text', (write) => ({ ...write, report: { ...write.report, region_code: '33\u000017' } })],
  ['a NUL in a JSON text', (write) => ({ ...write, messages: write.messages.map((message) => ({ ...message, params: { name: 'a\u0000b' } })) })],
  ['a value that must not be missing', (write) => ({ ...write, holdings: write.holdings.map((holding) => ({ ...holding, step: null as unknown as string })) })],
  ['an event with the number of another', (write) => ({ ...write, events: write.events.map((event) => ({ ...event, seq: 1 })) })],
  ['a number too large for its column', (write) => ({ ...write, report: { ...write.report, watcher: 2 ** 40 } })],
]

describe.each(strategies)('%s', (_name, strategy) => {
  it('writes every change whole', async () => {
    const commit = strategy()
    const writes = await newReports(70)
    expect(await Promise.all(writes.map(commit))).toEqual(writes.map(() => true))
    for (const write of writes) expect(await rowsOf(write)).toEqual(whole(write))
  })

  it.each(poisons)('lets a change with %s fail alone, with nothing of it written', async (_poison, poisoned) => {
    const commit = strategy()
    const writes = (await newReports(9)).map((write, index) => (index === 4 ? poisoned(write) : write))
    const results = await Promise.allSettled(writes.map(commit))
    expect(results.map(({ status }) => status)).toEqual(writes.map((_, index) => (index === 4 ? 'rejected' : 'fulfilled')))
    for (const [index, write] of writes.entries()) expect(await rowsOf(write)).toEqual(index === 4 ? nothing : whole(write))
  })

  it('writes the same new report once, however often it is sent at the same time', async () => {
    const commit = strategy()
    const [write] = await newReports(1)
    if (write === undefined) throw new Error('No report was decided.')
    const others = await newReports(10)
    const results = await Promise.all([write, ...others, write, write, write].map(commit))
    expect([results[0], ...results.slice(11)].filter(Boolean)).toHaveLength(1)
    expect(results.slice(1, 11)).toEqual(others.map(() => true))
    expect(await rowsOf(write)).toEqual(whole(write))
  })

  it('lets one of two changes of the same version through', async () => {
    const commit = strategy()
    const key = db.submission()
    const submitted = await submitReport({ ...db.taking, handling: { ...db.handling, commit } }, key)
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    const reply = (text: string) => (taking: { handling: Handling }) => addReply(taking.handling, { reportId, commandKey: crypto.randomUUID(), key: key.key, text, evidence: [] })
    const [one] = await writesOf(db, reply('satu'))
    const [other] = await writesOf(db, reply('dua'))
    if (one === undefined || other === undefined) throw new Error('No reply was decided.')
    const results = await Promise.all([commit(one), commit(other)])
    expect(results.filter(Boolean)).toHaveLength(1)
    const { rows } = await db.owner.query('select seq from report_event where report_id = $1 order by seq', [reportId])
    expect(rows.map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: one.report.version }, (_, index) => index + 1))
  })

  it('carries out every one of many changes of one report at once', async () => {
    const commit = strategy()
    const key = db.submission()
    const handling = { ...db.handling, commit }
    const submitted = await submitReport({ ...db.taking, handling }, key)
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    const outcomes = await Promise.all(['a', 'b', 'c', 'd'].map((text) => addReply(handling, { reportId, commandKey: crypto.randomUUID(), key: key.key, text, evidence: [] })))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done', 'done'])
    const { rows } = await db.owner.query('select wording_no from wording where report_id = $1 order by wording_no', [reportId])
    expect(rows.map(({ wording_no }: { wording_no: number }) => wording_no)).toEqual([1, 3, 4, 5, 6])
  })

  it('does a command once, however often its key comes at the same time', async () => {
    const handling = { ...db.handling, commit: strategy() }
    const key = db.submission()
    const submitted = await submitReport({ ...db.taking, handling }, key)
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    const commandKey = crypto.randomUUID()
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => addReply(handling, { reportId, commandKey, key: key.key, text: 'sekali', evidence: [] })))
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['done', 'done-before', 'done-before', 'done-before', 'done-before'])
    const { rowCount } = await db.owner.query('select 1 from wording where report_id = $1', [reportId])
    expect(rowCount).toBe(2)
  })

  it('tells other content under the key of a command from the same content', async () => {
    const handling = { ...db.handling, commit: strategy() }
    const { key, ...rest } = db.submission()
    const reportId = reportIdOf(await submitReport({ ...db.taking, handling }, { key, ...rest }))
    const commandKey = crypto.randomUUID()
    const replies = ['dua lampu', 'dua lampu', 'tiga lampu'].map((text) => () => addReply(handling, { reportId, commandKey, key, text, evidence: [] }))
    const outcomes: string[] = []
    for (const reply of replies) outcomes.push((await reply()).outcome)
    expect(outcomes).toEqual(['done', 'done-before', 'differs-from-before'])
    const withdrawn = await withdrawReport(handling, { reportId, commandKey, key, reason: 'dua lampu' })
    expect(withdrawn.outcome).toBe('differs-from-before')
  })
})

describe('two processes that change the same reports', () => {
  it('do not lock each other out, in whatever order the changes came', async () => {
    const submissions = Array.from({ length: 3 }, () => db.submission())
    const ids = await Promise.all(submissions.map(async (submission) => reportIdOf(await submitReport(db.taking, submission))))
    const replies = async (text: string) => {
      const writes = await writesOf(db, (taking) => Promise.all(submissions.map(({ key }, index) =>
        addReply(taking.handling, { reportId: ids[index] as ReportId, commandKey: crypto.randomUUID(), key, text, evidence: [] }))))
      return ids.flatMap((id) => writes.filter(({ report }) => report.report_id === id))
    }
    const [forth, back] = [await replies('maju'), (await replies('mundur')).toReversed()]
    let statements = 0
    db.database.pool.on('acquire', () => (statements += 1))
    const together = () => commitTogether({ pool: db.database.pool, writers: 1, most: 64 })
    const [first, second] = [together(), together()]
    const blocker = await db.owner.connect()
    await blocker.query('begin')
    await blocker.query('select 1 from report where report_id = $1 for update', [ids[1]])
    const results = Promise.all([Promise.all(forth.map(first)), Promise.all(back.map(second))])
    await vi.waitFor(async () => expect((await blocker.query(`select 1 from pg_locks where not granted`)).rowCount).toBe(2), 5_000)
    await blocker.query('rollback')
    blocker.release()
    const [went, came] = await results
    expect([...went, ...came].filter(Boolean)).toHaveLength(3)
    expect(statements).toBe(2)
  })
})

function reportIdOf(submitted: Submitted): ReportId {
  if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
  return submitted.receipt.reportId
}
