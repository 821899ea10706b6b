// How much waits in each queue, counted up to a bound: a monitor asks often and needs no exact count of a backlog.
import type pg from 'pg'
import { ATTEMPTS_UNTIL_ASIDE } from './sweep-queue.ts'

export type QueueDepths = { readonly deadlines: number; /** Waiting to be sent, those that wait for their next attempt included. */ readonly emails: number; readonly leaves: number; /** Reports whose clocks could not be struck, several times over. */ readonly unswept: number }

const BOUND = 10_000

export async function queueDepths(pool: pg.Pool): Promise<QueueDepths> {
  const { rows } = await pool.query<QueueDepths>({
    name: 'queue-depths',
    text: `select
      (select count(*)::int from (select 1 from deadline where wake_at <= clock_timestamp() limit ${BOUND}) d) as deadlines,
      (select count(*)::int from (select 1 from message where state = 'queued' and channel = 'email' and outcome is null limit ${BOUND}) e) as emails,
      (select count(*)::int from (select 1 from leaf_pending limit ${BOUND}) l) as leaves,
      (select count(*)::int from sweep_lease where attempts >= ${ATTEMPTS_UNTIL_ASIDE} and fault is not null) as unswept`,
  })
  return rows[0] ?? { deadlines: 0, emails: 0, leaves: 0, unswept: 0 }
}
