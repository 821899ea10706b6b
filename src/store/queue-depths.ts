// How much waits in each queue, counted up to a bound: a monitor asks often and needs no exact count of a backlog.
import type pg from 'pg'
import { ATTEMPTS_UNTIL_ASIDE } from './sweep-queue.ts'

export type QueueDepths = {
  readonly deadlines: number
  /** Waiting to be sent, those that wait for their next attempt included. */
  readonly emails: number
  readonly leaves: number
  /** Reports whose clocks could not be struck, several times over. */
  readonly unswept: number
  /** Entries of the public log for which no checkpoint is signed yet, whether they have their places or not. */
  readonly unsigned: number
  /** Signing waits for a person. */
  readonly halted: boolean
}

const BOUND = 10_000

export async function queueDepths(pool: pg.Pool): Promise<QueueDepths> {
  const { rows } = await pool.query<QueueDepths>({
    name: 'queue-depths',
    text: `select
      (select count(*)::int from (select 1 from deadline where wake_at <= clock_timestamp() limit ${BOUND}) d) as deadlines,
      (select count(*)::int from (select 1 from message where state = 'queued' and channel = 'email' and outcome is null limit ${BOUND}) e) as emails,
      (select count(*)::int from (select 1 from leaf_pending limit ${BOUND}) l) as leaves,
      (select count(*)::int from sweep_lease where attempts >= ${ATTEMPTS_UNTIL_ASIDE} and fault is not null) as unswept,
      ((select coalesce(max(leaf_index) + 1, 0) from log_leaf) - coalesce((select size from log_checkpoint where log_no = (select max(log_no) from public_log) order by size desc limit 1), 0)
        + (select count(*) from (select 1 from leaf_pending limit ${BOUND}) l))::int as unsigned,
      exists (select from log_halt) as halted`,
  })
  return rows[0] ?? { deadlines: 0, emails: 0, leaves: 0, unswept: 0, unsigned: 0, halted: false }
}
