// The property of clocks over random lives: time runs at random speed, people do whatever they may, workers die at random.
import fc from 'fast-check'
import { expect } from 'vitest'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { historyProblems } from '../chaos/check-history.ts'
import { projectionProblems } from '../chaos/check-projection.ts'
import { storedReports, type StoredReport } from '../chaos/stored-report.ts'
import type { Composition } from '../sop/compositions.ts'
import type { Choose } from '../sop/people.ts'
import { placedIn, type Placed } from './composed-units.ts'
import { endLeases, work, type Death } from './dying-worker.ts'
import type { Prepared } from './prepared.ts'
import { peopleAct, somebodyReports } from './random-people.ts'
import { overlookedMisses, strikeProblems, strikesIn } from './strikes-of.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 2, 2, 3)

type Moment = { readonly hours: number; readonly workers: readonly Death[]; readonly most: number; readonly deeds: number; readonly pick: readonly number[] }

const moment: fc.Arbitrary<Moment> = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 30 }), fc.constant(72), fc.integer({ min: 100, max: 400 })),
  workers: fc.array(fc.constantFrom<Death[]>(null, 'after its lease', 'before it wrote', 'after it wrote'), { maxLength: 3 }),
  most: fc.integer({ min: 1, max: 12 }),
  deeds: fc.integer({ min: 0, max: 16 }),
  pick: fc.array(fc.nat(999_999), { minLength: 8, maxLength: 8 }),
})

/** Every clock strikes once, at or after its time and in order; nothing done late goes for done in time; rows are what events say; a repeated sweep changes nothing. */
export async function holdsOverLives(rig: Prepared, composition: Composition, { runs, seed }: { readonly runs: number; readonly seed: number }): Promise<void> {
  const placed = await placedIn(rig, composition)
  let [struck, done] = [0, 0]
  await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 4, maxLength: 8 }), async (moments) => {
    await rig.owner.query('truncate report, report_event, leaf_pending, holding, deadline, warning, owed_step, sweep_lease, message, wording, evidence, vault.report_key, vault.identity')
    done += await live(rig, placed, moments)
    const stored = await all(rig)
    const world = rig.handling.world()
    expect(stored.flatMap((report) => [...historyProblems(report), ...projectionProblems(world, report)].map((problem) => `${report.report.report_id}: ${problem}`))).toEqual([])
    expect(stored.flatMap((report) => [...strikeProblems(report), ...overlookedMisses(report)])).toEqual([])
    expect(await leftBehind(rig)).toBe(0)
    await endLeases(rig)
    expect((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 200 })).struck).toBe(0)
    expect((await all(rig)).map(({ report }) => report.version)).toEqual(stored.map(({ report }) => report.version))
    struck += stored.reduce((sum, report) => sum + strikesIn(report), 0)
  }), { numRuns: runs, seed, endOnFailure: true })
  expect([struck > runs * 5, done > runs * 3]).toEqual([true, true])
}

/** Returns how many deeds people did. */
async function live(rig: Prepared, placed: Placed, moments: readonly Moment[]): Promise<number> {
  let [now, done] = [START, 0]
  rig.clock.now = () => now
  for (const { hours, workers, most, deeds, pick } of moments) {
    const choose = choosing(pick)
    await somebodyReports(rig, placed, choose)
    now += hours * HOUR
    const [deedsDone] = await Promise.all([peopleAct(rig, placed, { deeds, choose }), ...workers.map((death) => work(rig, death, most))])
    done += deedsDone
    await endLeases(rig)
  }
  now += 21 * 24 * HOUR
  while ((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 200 })).leased > 0) await endLeases(rig)
  return done
}

/** The numbers again and again, stepped on each time round. */
function choosing(pick: readonly number[]): Choose {
  let turn = 0
  return (list) => {
    const number = (pick[turn % pick.length] ?? 0) + 7919 * turn
    turn += 1
    const found = list[number % list.length]
    if (found === undefined) throw new Error('Nothing to choose from.')
    return found
  }
}

async function all({ database }: Prepared): Promise<readonly StoredReport[]> {
  const stored: StoredReport[] = []
  for await (const report of storedReports(database)) stored.push(report)
  return stored
}

async function leftBehind({ owner, clock }: Prepared): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from deadline
    where wake_at < $1 or (struck_at is null and ended_at is null and paused_since is null and due_at < $1)`, [new Date(clock.now())])
  return rows[0]?.count ?? 0
}
