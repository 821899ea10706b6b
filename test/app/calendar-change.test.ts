// A day off decreed mid-year: foreseen, approved by a second person, open times judged again in bulk, each report saying so itself.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideOnChange, withdrawChange } from '../../src/app/calendars/decide-change.ts'
import { countFigures } from '../../src/app/count-figures.ts'
import { judgeCalendars } from '../../src/app/calendars/judge-calendars.ts'
import { proposeChange, type Proposal } from '../../src/app/calendars/propose-change.ts'
import { currentReference, type CurrentReference } from '../../src/app/current-reference.ts'
import type { Accounting } from '../../src/app/accounts/accounting.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { writePath } from '../../src/app/write-path.ts'
import type { Handling } from '../../src/app/handle.ts'
import type { Amendment } from '../../src/calendar/amendment.ts'
import { loadReport } from '../../src/store/load-reports.ts'
import { judgedAgain } from '../../src/report/clocks/judged-again.ts'
import { readFigures } from '../../src/store/figures.ts'
import { readProgress } from '../../src/store/calendar-judgements.ts'
import { publishCalendars } from '../../src/store/publish-reference.ts'
import { readShelf } from '../../src/store/calendars.ts'
import { historyProblems } from '../chaos/check-history.ts'
import { projectionProblems } from '../chaos/check-projection.ts'
import { storedReports } from '../chaos/stored-report.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'

/** Each test has a spring of its own, so that one database does for all. */
const at = (day: string) => Date.parse(`${day}T09:00:00+07:00`)
const DAY = 86_400_000
const proposer = { officer: 1, government: 0, administrator: true }
const second = { officer: 2, government: 0, administrator: false }

let it_: Prepared
let reference: CurrentReference
let handling: Handling
let accounting: Accounting
let government = 0

beforeAll(async () => {
  it_ = await prepared()
  // Five working days to settle, from the first moment on.
  await it_.owner.query(`update sop_in_force set sop_id = 'disporbudpar-lapor' where unit_id = (select unit_id from unit where code = 'rembang')`)
  reference = await currentReference(it_.database, publishedSop)
  government = reference.get().governments[0]?.id ?? 0
  handling = writePath({ database: it_.database, reference, clock: { now: () => it_.clock.now() }, batch: true, log: { error: (message) => { throw new Error(message) } } })
  accounting = { pool: it_.database.pool, reference, clock: { now: () => it_.clock.now() } } as unknown as Accounting
})
afterAll(() => it_.close())

const nothing: Amendment = { add: [], remove: [], hours: [], decreed: [] }
const dayOff = (date: string, kind: 'holiday' | 'joint-leave' = 'joint-leave'): Amendment => ({ ...nothing, add: [{ date, kind, name: 'Cuti bersama tambahan', basis: 'SKB No. 7/2026' }] })
const proposal = (amendment: Amendment): Proposal => ({ calendar: 'nasional', amendment, basisKind: 'skb', basisNumber: '7/2026', basisDate: '2026-11-01', reason: 'Ditetapkan tiga menteri.' })

async function reports(day: string, count: number): Promise<readonly ReportId[]> {
  it_.clock.now = () => at(day)
  const ids: ReportId[] = []
  for (let n = 0; n < count; n += 1) {
    const taken = await submitReport({ ...it_.taking, handling }, it_.submission({ government }))
    if (taken.outcome !== 'taken-in') throw new Error(taken.outcome)
    ids.push(taken.receipt.reportId)
  }
  return ids
}

const judging = () => ({ handling, pool: it_.database.pool, reference: reference.get, refresh: reference.refresh, now: () => it_.clock.now() })

async function proposed(amendment: Amendment): Promise<number> {
  const done = await proposeChange(accounting, { ...proposer, government }, proposal(amendment))
  if (!('change' in done)) throw new Error(JSON.stringify(done))
  while ((await readProgress(it_.database.pool, done.change))?.foreseenAt === null) await judgeCalendars(judging())
  return done.change
}

async function approved(amendment: Amendment): Promise<number> {
  const change = await proposed(amendment)
  expect(await decideOnChange(accounting, { ...second, government }, { change, verdict: 'approved', remark: null })).toEqual({ change })
  return change
}

/** Until no work is left: the last pass begins when every process has surely heard of the change. */
async function judged(change: number) {
  for (let turn = 0; turn < 5; turn += 1) {
    await judgeCalendars(judging())
    if ((await readProgress(it_.database.pool, change))?.finishedAt != null) break
    const later = it_.clock.now() + 11_000
    it_.clock.now = () => later
  }
  return readProgress(it_.database.pool, change)
}

/** Killed once it has committed so many, before or after the next is written. */
function dyingAfter(most: number, when: 'before' | 'after'): Handling {
  let commits = 0
  const killed = () => Promise.reject(new Error('killed'))
  return { ...handling, commit: (write) => ((commits += 1) <= most ? handling.commit(write) : when === 'before' || commits > most + 1 ? killed() : handling.commit(write).then(killed)) }
}

/** What `/angka` and `/meja/angka` show, counted to the last. */
async function figures() {
  while ((await countFigures({ pool: it_.database.pool, world: handling.world, most: 50 })).leased > 0);
  return readFigures(it_.database.pool, { government, units: null, from: '2026-01', to: '2026-12', secret: true })
}

const clocksOf = async (id: ReportId) => (await loadReport(it_.database.pool, id))?.state.clocks ?? []

async function problems(): Promise<readonly string[]> {
  const world = reference.get().worldAt(it_.clock.now())
  const found: string[] = []
  for await (const stored of storedReports(it_.database)) found.push(...historyProblems(stored), ...projectionProblems(world, stored))
  return found
}

describe('a day off decreed mid-year', () => {
  it('moves the open times that run through it, tells whom it concerns, and leaves all others and the rows of reports in order', async () => {
    const [id] = await reports('2026-02-02', 3)
    if (id === undefined) throw new Error('no report')
    const before = await clocksOf(id)
    const change = await proposed(dayOff('2026-02-04'))
    const foreseen = (await readProgress(it_.database.pool, change))?.foreseen
    expect(await clocksOf(id)).toEqual(before)
    expect(await decideOnChange(accounting, { ...second, government }, { change, verdict: 'approved', remark: null })).toEqual({ change })
    const progress = await judged(change)
    const after = await clocksOf(id)
    const moved = after.filter(({ moved: by }) => by?.change === change)
    expect(moved.length).toBeGreaterThan(0)
    for (const clock of moved) {
      const was = before.find((one) => one.id === clock.id)
      expect([clock.moved?.was, clock.calendar.version - (was?.calendar.version ?? 0)]).toEqual([was?.due, 1])
      expect(clock.due).toBeGreaterThan(was?.due ?? 0)
    }
    expect(after.filter(({ moved: by }) => by === undefined)).toEqual(before.filter(({ id: no }) => !moved.some((clock) => clock.id === no)))
    expect([foreseen?.moved, foreseen?.reports, progress?.moved]).toEqual([3 * moved.length, 3, 3 * moved.length])
    expect(progress?.finishedAt).not.toBeNull()
    const told = await it_.owner.query<{ recipient: string; template: string; n: number }>(`select recipient, template, count(*)::int as n from message where template in ('date-moved', 'dates-moved') group by 1, 2 order by 1, 2`)
    expect(told.rows).toContainEqual({ recipient: 'unit', template: 'dates-moved', n: 3 })
    expect(await problems()).toEqual([])
  })

  it('is judged to its end after a death in the middle, and no time moves twice', async () => {
    const ids = await reports('2026-04-06', 4)
    const change = await approved(dayOff('2026-04-08'))
    let commits = 0
    const dying: Handling = { ...handling, commit: (write) => ((commits += 1) > 2 ? Promise.reject(new Error('killed')) : handling.commit(write)) }
    const written = async () => (await it_.owner.query<{ report_id: string }>(`select report_id from report_event where kind = 'clocks-rejudged' and (body ->> 'change')::int = $1`, [change])).rows.map(({ report_id }) => report_id)
    await expect(judgeCalendars({ ...judging(), handling: dying })).rejects.toThrow('killed')
    expect(await written()).toHaveLength(2)
    // Nobody else may work on it until the dead one's lease is over.
    expect(await judgeCalendars(judging())).toEqual({ leased: 0 })
    expect((await readProgress(it_.database.pool, change))?.passes).toBe(0)
    await it_.owner.query(`update calendar_judgement set lease_until = now() - interval '1 second'`)
    const progress = await judged(change)
    expect(new Set(await written()).size).toBe((await written()).length)
    expect(await written()).toEqual(expect.arrayContaining([...ids]))
    expect((await it_.owner.query('select count(*)::int as n from deadline where moved_by = $1', [change])).rows).toEqual([{ n: progress?.moved }])
    expect(await problems()).toEqual([])
  })

  it('never undoes a recorded breach, and a day that was over by then moves nobody', async () => {
    const [id] = await reports('2026-06-08', 1)
    if (id === undefined) throw new Error('no report')
    it_.clock.now = () => at('2026-06-08') + 9 * DAY
    await sweepDeadlines({ handling, pool: it_.database.pool, now: () => it_.clock.now(), most: 50 })
    const missed = (await clocksOf(id)).filter(({ struckAt }) => struckAt !== null)
    expect(missed.length).toBeGreaterThan(0)
    const before = await figures()
    expect(before.reduce((sum, one) => sum + one.missed, 0)).toBeGreaterThan(0)
    const change = await approved(dayOff('2026-06-09'))
    await judged(change)
    expect((await clocksOf(id)).filter(({ struckAt }) => struckAt !== null)).toEqual(missed)
    expect(await figures()).toEqual(before)
    expect(await problems()).toEqual([])
  })
})

describe('two days off decreed one after the other', () => {
  it('judged at the same time by two workers that die on the way: every open time ends where the newest calendar puts it, by each change once', async () => {
    const ids = await reports('2026-08-03', 6)
    const before = await Promise.all(ids.map(clocksOf))
    const changes = [await proposed(dayOff('2026-08-05')), await proposed(dayOff('2026-08-06'))]
    for (const change of changes) expect(await decideOnChange(accounting, { ...second, government }, { change, verdict: 'approved', remark: null })).toEqual({ change })
    for (const [first, other] of [[1, 0], [0, 1]] as const) {
      const done = await Promise.allSettled([dyingAfter(first, 'before'), dyingAfter(other, 'after')].map((dying) => judgeCalendars({ ...judging(), handling: dying })))
      expect(done.map(({ status }) => status)).toContain('rejected')
      await it_.owner.query(`update calendar_judgement set lease_until = now() - interval '1 second' where finished_at is null`)
    }
    for (const change of changes) expect((await judged(change))?.finishedAt).not.toBeNull()
    const world = reference.get().worldAt(it_.clock.now())
    for (const [index, id] of ids.entries()) {
      const clocks = await clocksOf(id)
      expect(clocks.filter((clock) => clock.struckAt === null && judgedAgain(world.now, world.calendarOf(clock.unit), clock) !== null)).toEqual([])
      expect(clocks.find(({ budget }) => budget.unit === 'wd')?.date).toBe('2026-08-12')
      expect(clocks.map(({ id: no }) => no)).toEqual(before[index]?.map(({ id: no }) => no))
    }
    const { rows: moves } = await it_.owner.query<{ clock: string; was: string; due: string; change: number }>(`select report_id || '/' || (clock ->> 'id') as clock, clock -> 'moved' ->> 'was' as was, clock ->> 'due' as due, (body ->> 'change')::int as change
      from report_event, jsonb_array_elements(body -> 'clocks' -> 'moved') clock where kind = 'clocks-rejudged' and (body ->> 'change')::int = any ($1)`, [changes])
    expect(new Set(moves.map(({ clock, change }) => `${clock} ${change}`)).size).toBe(moves.length)
    expect(moves.filter(({ was, due }) => Number(due) <= Number(was))).toEqual([])
    expect(await problems()).toEqual([])
  })
})

describe('a day off that is taken away', () => {
  it('brings dates forward, but makes nobody late by itself', async () => {
    it_.clock.now = () => at('2026-07-03')
    await judged(await approved(dayOff('2026-07-07')))
    const [id] = await reports('2026-07-06', 1)
    if (id === undefined) throw new Error('no report')
    const settled = async () => new Date((await clocksOf(id)).find(({ budget }) => budget.unit === 'wd')?.due ?? 0).toISOString()
    expect(await settled()).toBe('2026-07-14T09:00:00.000Z')
    it_.clock.now = () => at('2026-07-10')
    await judged(await approved({ ...nothing, remove: ['2026-07-07'] }))
    expect(await settled()).toBe('2026-07-13T09:00:00.000Z')
    await judged(await approved(dayOff('2026-07-07')))
    expect(await settled()).toBe('2026-07-14T09:00:00.000Z')
    // On the last day: without the day off it would have been due the day before.
    it_.clock.now = () => at('2026-07-14')
    await judged(await approved({ ...nothing, remove: ['2026-07-07'] }))
    expect(await settled()).toBe('2026-07-14T09:00:00.000Z')
  })
})

describe('who may', () => {
  it('lets nobody approve what they proposed, nor before it was foreseen, nor twice', async () => {
    const done = await proposeChange(accounting, { ...proposer, government }, proposal(dayOff('2026-09-02')))
    const change = 'change' in done ? done.change : 0
    const decides = (by: typeof proposer, id = government) => decideOnChange(accounting, { ...by, government: id }, { change, verdict: 'approved', remark: null })
    expect(await decides(second)).toEqual({ refused: 'not-foreseen' })
    while ((await readProgress(it_.database.pool, change))?.foreseenAt === null) await judgeCalendars(judging())
    expect(await decides(proposer)).toEqual({ refused: 'own-proposal' })
    expect(await decides({ officer: 3, government, administrator: false })).toEqual({ refused: 'may-not-approve' })
    expect(await decides(second, government + 1)).toEqual({ refused: 'not-yours' })
    expect(await withdrawChange(accounting, { ...second, government }, change)).toEqual({ refused: 'not-yours' })
    expect(await decides(second)).toEqual({ change })
    expect(await decides(second)).toEqual({ refused: 'decided-before' })
  })

  it('refuses what would leave no working day, and what changes nothing', async () => {
    const closed = Array.from({ length: 7 }, () => [])
    const hours = [{ from: '2026-01-01', to: '2199-12-31', week: closed, name: 'Tutup', basis: 'SK' }]
    const days = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
    for (const amendment of [{ ...nothing, add: days.map((date) => ({ date, kind: 'holiday' as const, name: 'Libur', basis: 'SK' })) }, { ...nothing, hours }]) {
      expect(await proposeChange(accounting, { ...proposer, government }, proposal(amendment))).toMatchObject({ refused: 'faulty' })
    }
    expect(await proposeChange(accounting, { ...proposer, government }, proposal({ ...nothing, remove: ['2026-11-04'] }))).toEqual({ refused: 'changes-nothing' })
    expect(await proposeChange(accounting, { ...proposer, government }, proposal(dayOff('2026-11-08')))).toEqual({ refused: 'changes-nothing' })
  })
})

describe('a change for one government alone', () => {
  it('makes a calendar of its own, for every calendar its units count by, and leaves others alone', async () => {
    await it_.owner.query(`insert into unit (unit_id, code, name, kind, calendar_id, synthetic) values (500, 'lain', 'Pemerintah Lain (contoh)', 'government', 'nasional', true)`)
    await it_.owner.query(`insert into unit (unit_id, code, name, kind, parent_id, calendar_id, synthetic) values (501, 'rembang.klinik', 'Klinik', 'office', $1, 'enam-hari', true)`, [government])
    await it_.owner.query('update reference_stamp set stamp = stamp + 1')
    const [id] = await reports('2026-11-02', 1)
    if (id === undefined) throw new Error('no report')
    const change = await approved(dayOff('2026-11-04'))
    await judged(change)
    const world = reference.get().worldAt(at('2026-11-02'))
    expect([government, 501, 500].map((unit) => world.calendarOf(unit).id)).toEqual(['nasional.rembang', 'enam-hari.rembang', 'nasional'])
    expect([501, 500].map((unit) => world.calendarOf(unit).data.daysOff.some(({ date }) => date === '2026-11-04'))).toEqual([true, false])
    expect((await clocksOf(id)).filter(({ moved }) => moved !== undefined).map(({ calendar }) => calendar.id)).toContain('nasional.rembang')
    // A later list for everybody reaches the government's own too, and what the desk changed stays on top of a newer file.
    const { kept } = await readShelf(it_.owner)
    const base = kept.get('nasional')?.base
    if (base == null) throw new Error('no base')
    const files = [...kept.values()].flatMap((row) => (row.base === null ? [] : [{ id: row.id, source: row.base, extends: row.extends, approvers: row.approvers }]))
    const newer = files.map((file) => (file.id === 'nasional' ? { ...file, source: { ...base, daysOff: [...base.daysOff, { date: '2026-11-10', kind: 'holiday' as const, name: 'Baru', basis: 'SKB' }] } } : file))
    expect(await publishCalendars(it_.owner as never, newer)).toEqual(['nasional', 'nasional.rembang'])
    await it_.owner.query('update reference_stamp set stamp = stamp + 1')
    await judged(change + 1)
    const own = reference.get().worldAt(at('2026-11-02')).calendarOf(government).data.daysOff.map(({ date }) => date)
    expect([own.includes('2026-11-04'), own.includes('2026-11-10')]).toEqual([true, true])
    expect(await publishCalendars(it_.owner as never, newer)).toEqual([])
    expect(await problems()).toEqual([])
  })
})
