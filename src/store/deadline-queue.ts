// Deadlines as a queue: whoever leases a due row strikes it; a lease that ran out is free again.
import type pg from 'pg'
import type { ReportId } from '../report/public-number.ts'

export type LeasedDeadline = { readonly reportId: ReportId; readonly clock: number; readonly token: string }

/** How long a worker may take before another one may try, in seconds. */
const LEASE_SECONDS = 60

/** Leases up to `most` deadlines that are missed at `now` (epoch milliseconds): their last second is over. Soonest first. Rows leased by others are passed over. */
export async function leaseDueDeadlines(pool: pg.Pool, now: number, most: number): Promise<readonly LeasedDeadline[]> {
  const { rows } = await pool.query<{ report_id: ReportId; clock_id: number; lease_token: string }>({
    name: 'lease-deadlines',
    text: `with due as (
      select report_id, clock_id from deadline
      where struck_at is null and ended_at is null and paused_since is null and due_at < $1::timestamptz
        and (lease_until is null or lease_until < clock_timestamp())
      order by due_at, report_id, clock_id limit $2 for update skip locked)
    update deadline set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
      lease_token = deadline.lease_token + 1, attempts = deadline.attempts + 1
    from due where deadline.report_id = due.report_id and deadline.clock_id = due.clock_id
    returning deadline.report_id, deadline.clock_id, deadline.lease_token, deadline.due_at`,
    values: [new Date(Math.floor(now / 1000) * 1000).toISOString(), most],
  })
  return rows.map((row) => ({ reportId: row.report_id, clock: row.clock_id, token: row.lease_token }))
}
