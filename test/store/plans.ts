// Plans of the questions that pages ask most, at any number of reports: what each reads is seen in what PostgreSQL says it did.
import pg from 'pg'
import { openDatabase } from '../../src/store/database.ts'
import { foundReports } from '../../src/store/found-reports.ts'
import type { Queryable } from '../../src/store/in-transaction.ts'
import { loadPublicReport, loadReports } from '../../src/store/load-reports.ts'
import { readOriginals } from '../../src/store/report-contents.ts'
import { readHistory } from '../../src/store/report-history.ts'
import { readWrappedKeys } from '../../src/store/report-keys.ts'
import { countWords, searchNumber, searchOutsideNumber, searchWords } from '../../src/store/search-reports.ts'
import { SEATS } from '../../src/store/seats.ts'
import { mailsOf } from '../../src/store/mail/mail-list.ts'
import { unreadMail } from '../../src/store/mail/unread-mail.ts'
import { warningsCount, warningsPage } from '../../src/store/warnings.ts'
import { worklistCount, worklistPage, type WorklistFilter, type WorklistQuestion } from '../../src/store/worklist.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { testDatabase } from '../database.ts'
import { ALL_UNITS, fillWithReports, LARGE_UNIT, SMALL_UNIT } from './many-reports.ts'

export type Plan = {
  readonly name: string
  /** Tables that were read from end to end. */
  readonly scanned: readonly string[]
  /** Rows of tables and entries of indexes that were looked at. */
  readonly read: number
  /** Rows of the answer, or what it counted. */
  readonly shown: number
  readonly milliseconds: number
}

export async function plansAt(reports: number): Promise<readonly Plan[]> {
  const test = await testDatabase()
  const owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  const database = openDatabase({ url: test.appUrl, connections: 1, name: 'plans', log: { warn: () => undefined }, answerMs: 120_000 })
  try {
    await fillWithReports(owner, reports)
    const plans: Plan[] = []
    for (const [name, ask] of await questions(database.pool)) plans.push(...(await plansOf(database.pool, name, ask)))
    return plans
  } finally {
    await database.close()
    await owner.end()
    await test.close()
  }
}

type Ask = (from: Queryable & pg.Pool) => Promise<unknown>

const PAGE = 26
const everything: WorklistFilter = { classifications: ['complaint', 'aspiration', 'information-request'], natures: ['', 'normative', 'without-oversight', 'with-oversight'], dueBefore: Number.POSITIVE_INFINITY }

async function questions(pool: pg.Pool): Promise<readonly (readonly [string, Ask])[]> {
  const list = (seat: string, unit = LARGE_UNIT, filter = everything): WorklistQuestion => ({ seats: [{ unit, seat: SEATS.anyone }, { unit, seat }], officer: 2, filter })
  const [first] = await worklistPage(pool, list(SEATS.watch), { limit: PAGE })
  const { rows } = await pool.query<{ id: ReportId }>('select report_id as id from report order by report_id limit 3000')
  const ids = rows.slice(-25).map(({ id }) => id)
  const warned = { seats: [{ unit: LARGE_UNIT, seat: '@unit' }, { unit: LARGE_UNIT, seat: 'admin' }], officer: 2 }
  const deep = first && { ...first, dueAt: first.dueAt + 40 * 86_400_000 }
  const words = (query: string, unit = LARGE_UNIT) => ({ query, officer: 2, units: [unit], before: null, now: Date.UTC(2026, 11, 30) })
  return [
    ['a list, first page', (from) => worklistPage(from, list(SEATS.unit), { limit: PAGE })],
    ['an office’s list', (from) => worklistPage(from, list('liaison', SMALL_UNIT), { limit: PAGE })],
    ['a watcher’s list, far down', (from) => worklistPage(from, list(SEATS.watch), { after: deep ?? null, limit: PAGE })],
    ['a watcher’s list, backwards', (from) => worklistPage(from, list(SEATS.watch), { before: deep ?? null, limit: PAGE })],
    ['what is late', (from) => worklistPage(from, list(SEATS.watch, LARGE_UNIT, { ...everything, dueBefore: Date.UTC(2026, 10, 1) }), { limit: PAGE })],
    ['a filter that leaves little', (from) => worklistPage(from, list(SEATS.watch, LARGE_UNIT, { ...everything, classifications: ['information-request'], natures: ['with-oversight'] }), { limit: PAGE })],
    ['a count', (from) => worklistCount(from, list(SEATS.watch), 1_000)],
    ['a count of what is late', (from) => worklistCount(from, list(SEATS.unit, LARGE_UNIT, { ...everything, dueBefore: Date.UTC(2026, 10, 1) }), 1_000)],
    ['a common word', (from) => searchWords(from, words(`'w1'`), PAGE)],
    ['a common word in a small unit', (from) => searchWords(from, words(`'w1'`, SMALL_UNIT), PAGE)],
    ['a word now and then', (from) => searchWords(from, words(`'w300'`), PAGE)],
    ['a rare word', (from) => searchWords(from, words(`'w1999'`), PAGE)],
    ['two words', (from) => searchWords(from, words(`'w1' & 'w700'`), PAGE)],
    ['a word that nobody wrote', (from) => searchWords(from, words(`'nobody'`), PAGE)],
    ['a common word counted', (from) => countWords(from, words(`'w1'`), 200)],
    ['a rare word counted', (from) => countWords(from, words(`'w1999'`), 200)],
    ['a number', (from) => searchNumber(from, ids[0] as ReportId, ALL_UNITS)],
    ['a number elsewhere', (from) => searchOutsideNumber(from, 'N1234', ALL_UNITS, 25)],
    ['found reports', (from) => foundReports(from, ids)],
    ['subjects to be opened', async (from) => [await loadReports(from, ids), await readWrappedKeys(from, ids), await readOriginals(from, ids)]],
    ['warnings, first page', (from) => warningsPage(from, warned, null, PAGE)],
    ['warnings, far down', (from) => warningsPage(from, warned, { dueAt: Date.UTC(2026, 9, 1), reportId: ids[0] as ReportId, clock: 1 }, PAGE)],
    ['warnings counted', (from) => warningsCount(from, warned, 1_000)],
    ['e-mails that wait', (from) => mailsOf(from, { government: 1, states: ['waiting'], after: null, limit: PAGE })],
    ['e-mails dealt with', (from) => mailsOf(from, { government: 1, states: ['noted'], after: null, limit: PAGE })],
    ['mail that a sweep minds', async (from) => unreadMail(from)],
    ['a public page', async (from) => [await loadPublicReport(from, ids[1] as ReportId), await readHistory(from, ids[1] as ReportId)]],
  ]
}

/** Without values where it has none. */
type Asked = { readonly text: string; readonly values?: readonly unknown[] }

type Question = { readonly text: string; readonly values: readonly unknown[] }

export function planLines(plans: readonly Plan[]): string {
  return plans.map(({ name, read, shown, milliseconds }) => `${name.padEnd(34)} looked at ${Math.round(read)}, shown ${shown}, ${milliseconds.toFixed(1)} ms`).join('\n')
}

/** Everything that is asked on the way, each planned as the product has it planned. */
export async function plansOf(pool: pg.Pool, name: string, ask: Ask): Promise<readonly Plan[]> {
  const asked: Question[] = []
  const listening = {
    query: (question: Asked | string, values: readonly unknown[] = []) => {
      const { text, values: given = [] } = typeof question === 'string' ? { text: question, values } : question
      asked.push({ text, values: given })
      return pool.query(text, [...given])
    },
  }
  await ask(listening as unknown as Queryable & pg.Pool)
  const plans: Plan[] = []
  for (const question of asked) plans.push(await planOf(pool, name, question))
  return plans
}

type Node = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly 'Rows Removed by Index Recheck'?: number
  readonly Plans?: readonly Node[]
}

async function planOf(pool: pg.Pool, name: string, { text, values }: Question): Promise<Plan> {
  const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
  await pool.query(`prepare asked as ${text}`)
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Node; 'Execution Time': number }] }>(`explain (analyze, format json) execute asked${given}`)
  const answer = await pool.query<{ count?: number }>(`execute asked${given}`)
  await pool.query('deallocate asked')
  const [{ Plan: top, 'Execution Time': milliseconds }] = rows[0]?.['QUERY PLAN'] ?? [{ Plan: { 'Node Type': '', 'Actual Rows': 0, 'Actual Loops': 0 }, 'Execution Time': 0 }]
  const nodes = nodesOf(top)
  return {
    name, milliseconds,
    scanned: nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name'] ?? ''),
    read: nodes.filter((node) => node['Node Type'].endsWith(' Scan') && !/^(CTE|Function|Subquery|Values)/.test(node['Node Type'])).reduce((sum, node) => sum + looked(node), 0),
    shown: answer.rows[0]?.count ?? answer.rowCount ?? 0,
  }
}

function looked(node: Node): number {
  return (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) * node['Actual Loops']
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)]
}

function literal(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => JSON.stringify(String(one))).join(',')}}`)
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))
}
