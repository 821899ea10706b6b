// Delays that grow with every try, in the database so that a restart or a second process forgives nothing.
import type { Queryable } from '../in-transaction.ts'

export type Brake = {
  readonly key: Buffer
  /** Tries without any delay. */
  readonly free: number
  /** Longest delay, in seconds. */
  readonly longestS: number
}

/** A day without a try and all is forgotten. */
const FORGET_MS = 24 * 3_600_000

/**
 * Counts one try before it is made, so that a hundred at once count as a hundred; null when it may be made, else the
 * milliseconds until the next may. The delay after try n is 2^(n - free) seconds.
 */
export async function takeBrake(to: Queryable, { key, free, longestS }: Brake, now: number): Promise<number | null> {
  const { rowCount } = await to.query(
    `insert into account.brake as b (key, tries, last_at, open_at) values ($1, 1, $2, $2)
     on conflict (key) do update set
       tries = case when b.last_at < $3 then 1 else b.tries + 1 end, last_at = $2,
       open_at = $2 + case when b.last_at < $3 or b.tries < $4 then interval '0' else least($5, power(2, least(b.tries + 1 - $4, 20))) * interval '1 second' end
     where b.open_at <= $2`,
    [key, new Date(now), new Date(now - FORGET_MS), free, longestS],
  )
  if (rowCount === 1) return null
  const { rows } = await to.query<{ open: number }>('select open_at as open from account.brake where key = $1', [key])
  return Math.max(1, (rows[0]?.open ?? now) - now)
}

export async function releaseBrakes(to: Queryable, keys: readonly Buffer[], now: number): Promise<void> {
  await to.query('delete from account.brake where key = any($1) or last_at < $2', [keys, new Date(now - FORGET_MS)])
}
