// A sweeping worker that may die: right after its lease, or at its second write, before or after the database has it.
import { expect } from 'vitest'
import type { Handling } from '../../src/app/handle.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { leaseDueReports } from '../../src/store/sweep-queue.ts'
import type { Prepared } from './prepared.ts'

export type Death = 'after its lease' | 'before it wrote' | 'after it wrote' | null

type Working = Pick<Parameters<typeof sweepDeadlines>[0], 'handling' | 'pool'>

export async function work({ handling, database: { pool }, clock }: Prepared, death: Death, most: number): Promise<void> {
  const { now } = clock
  if (death === 'after its lease') await leaseDueReports(pool, now(), most)
  else if (death === null) await sweepDeadlines({ handling, pool, now, most })
  else await sweepDeadlines({ ...dying({ handling, pool }, death), now, most }).catch((error: unknown) => expect(String(error)).toContain('killed'))
}

/** It asks the database nothing any more once it is dead. */
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

/** A lease of a dead worker runs out. */
export async function endLeases({ owner }: Prepared): Promise<void> {
  await owner.query('update sweep_lease set free_at = clock_timestamp() - interval \'1 second\'')
}
