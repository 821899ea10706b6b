// Several machines work on one database, and their clocks differ: nothing is struck before its time by the database's clock.
import type { Queryable } from './in-transaction.ts'

/** By how many milliseconds at most the clock `now` is ahead of the database's; 0 where it isn't. */
export async function aheadOfDatabase(from: Queryable, now: () => number): Promise<number> {
  const { rows } = await from.query<{ at: number }>({ name: 'database-clock', text: 'select extract(epoch from clock_timestamp())::float8 * 1000 as at' })
  return Math.max(0, Math.ceil(now() - (rows[0]?.at ?? now())))
}
