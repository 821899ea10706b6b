// Digests of warnings: one for each office and morning, instead of a message for each warning.
import type pg from 'pg'
import type { Seat } from './worklist.ts'

/** Offices with warnings, and the day of their newest digest; null where they had none. */
export async function seatsWarned(pool: pg.Pool): Promise<readonly (Seat & { readonly lastDay: string | null })[]> {
  const { rows } = await pool.query<Seat & { readonly lastDay: string | null }>({
    name: 'seats-warned',
    text: `select unit_id as unit, seat, (select max(day)::text from digest where digest.unit_id = warned.unit_id and digest.seat = warned.seat) as "lastDay"
      from (select distinct unit_id, seat from warning) warned`,
  })
  return rows
}

/** Counts what stands in the list now and what came since the digest before. Made once for a day, whoever makes it. True where it was this time. */
export async function makeDigest(pool: pg.Pool, { unit, seat }: Seat, day: string, now: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'make-digest',
    text: `insert into digest (unit_id, seat, day, made_at, warnings, fresh)
      select $1, $2, $3, $4, count(*), count(*) filter (where warned_at > coalesce((select max(made_at) from digest where unit_id = $1 and seat = $2), '-infinity'))
      from warning where unit_id = $1 and seat = $2 having count(*) > 0
      on conflict do nothing`,
    values: [unit, seat, day, new Date(now).toISOString()],
  })
  return rowCount === 1
}

export type Digest = { /** Epoch milliseconds. */ readonly madeAt: number; readonly warnings: number; readonly fresh: number }

/** This day's of these offices together; null where none was made. */
export async function digestOf(pool: pg.Pool, seats: readonly Seat[], day: string): Promise<Digest | null> {
  const { rows } = await pool.query<Digest>({
    name: 'digest-of',
    text: `select max(made_at) as "madeAt", sum(warnings)::integer as warnings, sum(fresh)::integer as fresh
      from digest join unnest($1::integer[], $2::text[]) as seats (unit_id, seat) using (unit_id, seat) where day = $3 having count(*) > 0`,
    values: [seats.map(({ unit }) => unit), seats.map(({ seat }) => seat), day],
  })
  return rows[0] ?? null
}
