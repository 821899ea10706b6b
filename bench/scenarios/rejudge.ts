// A day off decreed while very many times are open: how long until it is foreseen, and until all of them are judged again, by the worker itself.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { decideOnChange } from '../../src/app/calendars/decide-change.ts'
import { foreseeChange } from '../../src/app/calendars/foresee-change.ts'
import { proposeChange } from '../../src/app/calendars/propose-change.ts'
import { currentReference, type CurrentReference } from '../../src/app/current-reference.ts'
import type { Accounting } from '../../src/app/accounts/accounting.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import type { Amendment } from '../../src/calendar/amendment.ts'
import { fold } from '../../src/report/fold.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import type { ReportEvent } from '../../src/report/event.ts'
import { readProgress, type Progress } from '../../src/store/calendar-judgements.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { isDeepStrictEqual } from 'node:util'
import { writeOpenReports } from '../data/open-reports.ts'
import type { Measurement, Scenario, ScenarioRequest, ScenarioResult } from '../scenario.ts'
import type { Stage } from '../server/stage.ts'

/** As many open times as reports were asked for, but no fewer. */
const AT_LEAST = 100_000
const WANTED_SHARE = 0.05
const DAYS_TRIED = 120
const [PROPOSER, APPROVER] = [1, 2]
const SAMPLE = 300

export const rejudge: Scenario = { needs: 'product', run: judgedAgain }

async function judgedAgain(request: ScenarioRequest): Promise<ScenarioResult> {
  const stage = request.stage()
  const times = await writeOpenReports({ databaseUrl: stage.postgres.url('tuntas'), keysDir: `${stage.product.dataDir}/keys`, times: Math.max(AT_LEAST, request.arguments.reports), say: request.say })
  const database = openDatabase({ url: stage.postgres.url('tuntas'), connections: 4, name: 'tuntas-bench', log: { warn: () => undefined } })
  try {
    return await measured(request, { stage, database, times, reference: await currentReference(database, publishedSop) })
  } finally {
    await database.close()
  }
}

type Setting = { readonly stage: Stage; readonly database: Database; readonly times: number; readonly reference: CurrentReference }

async function measured({ say }: ScenarioRequest, setting: Setting): Promise<ScenarioResult> {
  const { database: { pool }, reference, times } = setting
  const accounting = { pool, reference, clock: { now: Date.now } } as unknown as Accounting
  const government = reference.get().governments[0]?.id ?? 0
  const day = await dayThatMoves(setting, government)
  const done = await proposeChange(accounting, { officer: PROPOSER, government }, proposalOf(day))
  if (!('change' in done)) throw new Error(`The change was not proposed: ${JSON.stringify(done)}`)
  const { change } = done
  const proposedAt = performance.now()
  const foreseen = await until(pool, change, ({ foreseenAt }) => foreseenAt !== null)
  const foreseenS = (performance.now() - proposedAt) / 1000
  const decided = await decideOnChange(accounting, { officer: APPROVER, government, administrator: false }, { change, verdict: 'approved', remark: null })
  if ('refused' in decided) throw new Error(`The change was not approved: ${decided.refused}`)
  const approvedAt = performance.now()
  // The first pass is the work; those that follow only look whether anything was missed.
  const passed = await until(pool, change, ({ passes }) => passes > 0)
  const judgedS = (performance.now() - approvedAt) / 1000
  const finished = await until(pool, change, ({ finishedAt }) => finishedAt !== null)
  const moved = foreseen.foreseen?.moved ?? 0
  say(`${times} open times, ${moved} moved (${((100 * moved) / times).toFixed(1)} %) in ${foreseen.foreseen?.reports} reports: foreseen in ${foreseenS.toFixed(1)} s, judged again in ${judgedS.toFixed(1)} s, sure after ${((performance.now() - approvedAt) / 1000).toFixed(1)} s`)
  const problems = [
    ...(finished.moved === moved ? [] : [`rejudge: ${moved} times were foreseen to move and ${finished.moved} did.`]),
    ...(passed.moved === 0 ? ['rejudge: nothing moved.'] : []),
    ...(await foldProblems(pool, change)),
  ]
  return { measurements: [one('rejudge-foreseen', times / foreseenS, foreseenS), one('rejudge', times / judgedS, judgedS)], problems }
}

function one(name: string, rate: number, seconds: number): Measurement {
  return { name, clients: 1, rate, p50: seconds * 1000, p95: null, p99: null, errors: 0 }
}

function proposalOf(date: string) {
  const amendment: Amendment = { add: [{ date, kind: 'joint-leave', name: 'Cuti bersama', basis: 'SKB' }], remove: [], hours: [], decreed: [] }
  return { calendar: 'nasional', amendment, basisKind: 'skb' as const, basisNumber: '1', basisDate: null, reason: 'Diukur.' }
}

/** The day to come off which nearest to the wanted share of all open times moves: the later it is, the fewer run through it. */
async function dayThatMoves(setting: Setting, government: number): Promise<string> {
  const days = workingDays()
  let [low, high] = [0, days.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((await shareMovedBy(setting, government, days[middle] ?? '')) > WANTED_SHARE) low = middle + 1
    else high = middle
  }
  // The first that moves less may move nothing.
  return days[(await shareMovedBy(setting, government, days[low] ?? '')) > 0 ? low : Math.max(0, low - 1)] ?? ''
}

function workingDays(): readonly string[] {
  const days = Array.from({ length: DAYS_TRIED }, (_, ahead) => new Date(Date.now() + (ahead + 1) * 86_400_000))
  return days.filter((day) => day.getUTCDay() % 6 !== 0).map((day) => day.toISOString().slice(0, 10)).filter((day) => !/-12-2[45]$|-01-01$/.test(day))
}

async function shareMovedBy({ database: { pool }, reference, times }: Setting, government: number, date: string): Promise<number> {
  const { moved } = await foreseeChange({ pool, reference: reference.get(), now: Date.now() }, { ...proposalOf(date), scope: 'all', government })
  return moved / times
}

async function until(pool: pg.Pool, change: number, holds: (progress: Progress) => boolean): Promise<Progress> {
  for (;;) {
    const progress = await readProgress(pool, change)
    if (progress !== null && holds(progress)) return progress
    await pause(100)
  }
}

/** The row of a report that moved is still the fold of its events. */
async function foldProblems(pool: pg.Pool, change: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ report_id: ReportId; state: object; events: { kind: string; body: object; seq: number; at: number }[] }>(
    `select r.report_id, r.state, (select json_agg(json_build_object('kind', kind, 'body', body, 'seq', seq, 'at', (extract(epoch from at) * 1000)::bigint) order by seq) from report_event e where e.report_id = r.report_id) as events
     from report r where report_id in (select report_id from deadline where moved_by = $1 limit ${SAMPLE})`, [change])
  const wrong = rows.filter(({ report_id: reportId, state, events }) =>
    !isDeepStrictEqual(fold(events.map(({ kind, body, seq, at }) => ({ event: { kind, ...body } as ReportEvent, seq, at, reportId }))), state))
  return [...(rows.length === 0 ? ['rejudge: no report that moved was found.'] : []), ...(wrong.length === 0 ? [] : [`rejudge: ${wrong.length} of ${rows.length} reports are not what their events add up to.`])]
}
