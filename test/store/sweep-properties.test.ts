// Time runs at random speed and workers die at random: every clock still strikes once, at or after its time, in order.
import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import { submitReport } from '../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import type { Handling } from '../../src/app/handle.ts'
import { leaseDueReports } from '../../src/store/sweep-queue.ts'
import { prepared, type Prepared } from './prepared.ts'

const HOUR = 3_600_000
const start = Date.UTC(2026, 2, 2, 3)

let db: Prepared | undefined
afterAll(() => db?.close())

type Death = 'after its lease' | 'before it wrote' | 'after it wrote' | null
type Moment = { readonly hours: number; readonly workers: readonly Death[]; readonly most: number }

const moment: fc.Arbitrary<Moment> = fc.record({
  hours: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 4, max: 30 }), fc.constant(72), fc.integer({ min: 100, max: 400 })),
  workers: fc.array(fc.constantFrom<Death[]>(null, 'after its lease', 'before it wrote', 'after it wrote'), { minLength: 1, maxLength: 4 }),
  most: fc.integer({ min: 1, max: 12 }),
})

type Working = Pick<Parameters<typeof sweepDeadlines>[0], 'handling' | 'pool'>

/** The worker dies at its second write, before or after the database has it, and asks the database nothing any more. */
function dying({ handling, pool }: Working, death: Death): Working {
  let [writes, dead] = [0, false]
  const commit: Handling['commit'] = async (write) => {
    writes += 1
    dead ||= death === 'before it wrote' && writes > 1
    if (dead) throw new Error('killed')
    const done = await handling.commit(write)
    dead ||= death === 'after it wrote' && writes > 1
    if (dead) throw new Error('killed')
    return done
  }
  const query = ((...asked: Parameters<typeof pool.query>) => (dead ? Promise.reject(new Error('killed')) : pool.query(...asked))) as typeof pool.query
  return { handling: { ...handling, commit }, pool: { query } as typeof pool }
}

async function work({ handling, database: { pool }, clock }: Prepared, death: Death, most: number): Promise<void> {
  const { now } = clock
  if (death === 'after its lease') await leaseDueReports(pool, now(), most)
  else if (death === null) await sweepDeadlines({ handling, pool, now, most })
  else await sweepDeadlines({ ...dying({ handling, pool }, death), now, most }).catch((error: unknown) => expect(String(error)).toContain('killed'))
}

async function endLeases({ owner }: Prepared): Promise<void> {
  await owner.query('update sweep_lease set free_at = clock_timestamp() - interval \'1 second\'')
}

type Strike = { readonly report: string; readonly clock: number; readonly due: number; readonly at: number }

async function strikes({ owner }: Prepared): Promise<readonly Strike[]> {
  const { rows } = await owner.query<Strike>(`select report_id::text as report, (body ->> 'clock')::int as clock, (body ->> 'due')::float8 as due,
    (extract(epoch from at) * 1000)::float8 as at from (select report_id, seq, at, jsonb_build_object('clock', coalesce(body -> 'clock', body -> 'rung'), 'due', body -> 'due') as body from report_event where kind in ('clock-missed', 'rung-reached')) struck order by report_id, seq`)
  return rows
}

async function leftBehind({ owner, clock }: Prepared): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from deadline
    where wake_at < $1 or (struck_at is null and ended_at is null and paused_since is null and due_at < $1)`, [new Date(clock.now())])
  return rows[0]?.count ?? 0
}

it('strikes every clock once, at or after its time and in order, however fast time runs and whoever dies; a repeated sweep changes nothing', async () => {
  const rig = db = await prepared()
  await fc.assert(fc.asyncProperty(fc.array(moment, { minLength: 2, maxLength: 6 }), async (moments) => {
    await rig.owner.query('truncate report, report_event, leaf_pending, holding, deadline, warning, sweep_lease, message, wording, evidence, vault.report_key, vault.identity')
    let now = start
    rig.clock.now = () => now
    for (const { hours, workers, most } of [...moments, { hours: 24 * 21, workers: [null], most: 5 }]) {
      expect((await submitReport(rig.taking, rig.submission())).outcome).toBe('taken-in')
      now += hours * HOUR
      await Promise.all(workers.map((death) => work(rig, death, most)))
      await endLeases(rig)
    }
    while ((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 200 })).leased > 0);
    const found = await strikes(rig)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ report, clock }) => `${report} ${clock}`)).size).toBe(found.length)
    for (const { due, at } of found) expect(at).toBeGreaterThanOrEqual(due)
    for (const ofOne of Map.groupBy(found, ({ report }) => report).values()) expect(ofOne.map(({ due }) => due)).toEqual(ofOne.map(({ due }) => due).toSorted((one, other) => one - other))
    expect(await leftBehind(rig)).toBe(0)
    await endLeases(rig)
    expect((await sweepDeadlines({ handling: rig.handling, pool: rig.database.pool, now: rig.clock.now, most: 200 })).struck).toBe(0)
    expect(await strikes(rig)).toEqual(found)
  }), { numRuns: 4, seed: 20_260_313, endOnFailure: true })
}, 60_000)
