// The connection breaks in the middle of a commit, and nobody can tell whether it was carried out: still exactly once.
import { sql } from 'kysely'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { addReply } from '../../src/app/add-reply.ts'
import { submitReport, type Submission, type Submitted, type Taking } from '../../src/app/submit-report.ts'
import { commitSingly, commitTogether, type Commit } from '../../src/store/commit-strategy.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { inTransaction } from '../../src/store/in-transaction.ts'
import { isUnavailable } from '../../src/store/unavailable.ts'
import { faultyLine, type FaultyLine } from './faulty-line.ts'
import { prepared, type Prepared } from './prepared.ts'

let db: Prepared
beforeAll(async () => {
  db = await prepared()
})
afterAll(() => db.close())

let line: FaultyLine
let through: Database
beforeEach(async () => {
  line = await faultyLine(db.appUrl)
  // Patient: on a busy machine an answer that was only late would be a second fault beside the one that is meant.
  through = opened(10_000)
})
afterEach(async () => {
  await line.close()
  await through.close()
})

function opened(answerMs: number): Database {
  return openDatabase({ url: line.url, connections: 4, name: 'test', log: { warn: () => undefined }, answerMs })
}

const STATEMENT = 'write-reports'
const strategies: readonly [string, (database: Database) => Commit][] = [
  ['one commit for each change', ({ pool }) => commitSingly(pool)],
  ['many changes in a commit', ({ pool }) => commitTogether({ pool, writers: 2, most: 64 })],
]

function taking(commit: Commit): Taking {
  return { ...db.taking, handling: { ...db.handling, commit } }
}

function submissions(count: number): Submission[] {
  return Array.from({ length: count }, () => db.submission())
}

/** Each report is there once, under the receipt that its sender was shown. */
async function expectOnce(results: readonly Submitted[]): Promise<void> {
  const ids = results.map((result) => ('receipt' in result ? result.receipt.reportId : null))
  expect(new Set(ids).size).toBe(results.length)
  const { rows } = await db.owner.query(
    `select report_id, version, (select count(*)::int from report_event e where e.report_id = report.report_id) as events,
       (select count(*)::int from wording w where w.report_id = report.report_id) as wordings from report where report_id = any($1::bigint[])`, [ids])
  expect(rows).toHaveLength(results.length)
  expect(rows.filter(({ version, events, wordings }) => version !== events || wordings !== 1)).toEqual([])
}

describe.each(strategies)('%s', (_name, strategy) => {
  it.each([1, 40])('takes %i reports in once when the answer to their commit is lost', async (count) => {
    const commit = strategy(through)
    line.loseAnswerTo(STATEMENT)
    const results = await Promise.all(submissions(count).map((submission) => submitReport(taking(commit), submission)))
    expect(results.map(({ outcome }) => outcome)).toContain('taken-in-before')
    await expectOnce(results)
  })

  it.each([1, 40])('takes %i reports in once when their commit never arrives', async (count) => {
    const commit = strategy(through)
    line.loseStatement(STATEMENT)
    const results = await Promise.all(submissions(count).map((submission) => submitReport(taking(commit), submission)))
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['taken-in']))
    await expectOnce(results)
  })

  it('adds a reply once when the answer to its commit is lost', async () => {
    const commit = strategy(through)
    const submission = db.submission()
    const submitted = await submitReport(db.taking, submission)
    if (submitted.outcome !== 'taken-in') throw new Error(submitted.outcome)
    const { reportId } = submitted.receipt
    line.loseAnswerTo(STATEMENT)
    const handled = await addReply(taking(commit).handling, { reportId, commandKey: crypto.randomUUID(), key: submission.key, text: 'Sudah tiga hari.', evidence: [] })
    expect(handled.outcome).toBe('done-before')
    const { rows } = await db.owner.query(`select kind from report_event where report_id = $1 and kind = 'reply-added'`, [reportId])
    expect(rows).toHaveLength(1)
  })

  it('fails as unavailable when the line goes silent, and the same form sent again gets its receipt', async () => {
    const impatient = opened(700)
    const commit = strategy(impatient)
    const [first, ...others] = submissions(5)
    if (first === undefined) throw new Error('no submission')
    const before = await submitReport(taking(commit), first)
    line.fallSilent()
    const results = await Promise.allSettled([first, ...others].map((submission) => submitReport(taking(commit), submission)))
    expect(results.map((result) => result.status === 'rejected' && isUnavailable(result.reason))).toEqual([true, true, true, true, true])
    await impatient.close()
    const again = await Promise.all([first, ...others].map((submission) => submitReport(db.taking, submission)))
    expect(again[0]).toMatchObject({ outcome: 'taken-in-before', receipt: { number: 'receipt' in before ? before.receipt.number : '' } })
    await expectOnce(again)
  })
})

describe('many changes in a commit', () => {
  it('ask a database that is gone twice, not once for each change', async () => {
    const commit = commitTogether({ pool: through.pool, writers: 1, most: 64 })
    await submitReport(taking(commit), db.submission())
    await line.close()
    const asked = vi.spyOn(through.pool, 'query')
    const results = await Promise.allSettled(submissions(50).map((submission) => submitReport(taking(commit), submission)))
    expect(results.every((result) => result.status === 'rejected' && isUnavailable(result.reason))).toBe(true)
    expect(asked.mock.calls.length).toBeLessThan(10)
  })
})

describe('a connection that is lost between two statements', () => {
  /** As somebody else ends it: the backend whose number a query of it gives. */
  const ends = async (pid: number | undefined) => {
    const other = new pg.Client({ connectionString: db.appUrl })
    await other.connect()
    const { rows } = await other.query<{ ended: boolean }>('select pg_terminate_backend($1) as ended', [pid])
    await other.end()
    expect(rows).toEqual([{ ended: true }])
    await pause(200)
  }
  const heard: unknown[] = []
  const hear = (error: unknown) => void heard.push(error)
  const given: NodeJS.UncaughtExceptionListener[] = []
  beforeEach(() => {
    heard.length = 0
    given.splice(0, given.length, ...process.listeners('uncaughtException'))
    process.removeAllListeners('uncaughtException').on('uncaughtException', hear)
  })
  afterEach(() => {
    process.removeListener('uncaughtException', hear)
    for (const listener of given) process.on('uncaughtException', listener)
  })

  it('fails its transaction, and never the process', async () => {
    const working = inTransaction(through.pool, async (transaction) => {
      await ends((await transaction.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid)
      await transaction.query('select 2')
    })
    await expect(working).rejects.toThrow(/connection/i)
    expect((await through.pool.query('select 3 as three')).rows).toEqual([{ three: 3 }])
    expect(heard).toEqual([])
  })

  it('fails a read of the query builder, and never the process', async () => {
    const reading = through.read.connection().execute(async (connection) => {
      await ends((await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection)).rows[0]?.pid)
      await sql`select 2`.execute(connection)
    })
    await expect(reading).rejects.toThrow(/connection/i)
    expect(heard).toEqual([])
  })
})
