// Messages shown here (page and desk) as a queue: leased for a minute, delivered once recorded, tried again with growing pauses, never dropped.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'

export type LeasedMessage = {
  readonly reportId: ReportId
  readonly messageNo: number
  readonly channel: string
  readonly recipient: string
  readonly template: string
  /** The fencing token: an outcome counts only while the lease is still this one. */
  readonly token: string
  readonly attempts: number
}

const LEASE_SECONDS = 60

export async function leaseMessages(pool: pg.Pool, most: number): Promise<readonly LeasedMessage[]> {
  const { rows } = await pool.query<{
    report_id: ReportId; message_no: number; channel: string; recipient: string; template: string; lease_token: string; attempts: number
  }>({
    name: 'lease-messages',
    text: `with next as (
      select report_id, message_no from message
      where state = 'queued' and channel <> 'email' and next_attempt_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      order by next_attempt_at, report_id, message_no limit $1 for update skip locked)
    update message set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}),
      lease_token = message.lease_token + 1, attempts = message.attempts + 1
    from next where message.report_id = next.report_id and message.message_no = next.message_no
    returning message.report_id, message.message_no, message.channel, message.recipient, message.template, message.lease_token, message.attempts`,
    values: [most],
  })
  return rows.map((row) => ({
    reportId: row.report_id, messageNo: row.message_no, channel: row.channel, recipient: row.recipient, template: row.template,
    token: row.lease_token, attempts: row.attempts,
  }))
}

/** Records delivery of those whose lease is still ours; returns how many were. */
export async function recordDelivered(pool: pg.Pool, messages: readonly LeasedMessage[], at: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'record-delivered',
    text: `update message set state = 'delivered', delivered_at = $4::timestamptz, lease_until = null
      from unnest($1::bigint[], $2::int[], $3::bigint[]) as done (report_id, message_no, token)
      where message.report_id = done.report_id and message.message_no = done.message_no and message.lease_token = done.token
        and message.state = 'queued'`,
    values: [messages.map((m) => m.reportId), messages.map((m) => m.messageNo), messages.map((m) => m.token), new Date(at).toISOString()],
  })
  return rowCount ?? 0
}

/** Records a failed attempt; the next one comes after a pause that doubles from 10 s to 1 h. */
export async function recordFailedAttempt(pool: pg.Pool, message: LeasedMessage, error: string): Promise<void> {
  await pool.query({
    name: 'record-failed-attempt',
    text: `update message set lease_until = null, last_error = $4,
        next_attempt_at = clock_timestamp() + make_interval(secs => least(3600, 10 * power(2, least(attempts, 12) - 1)))
      where report_id = $1 and message_no = $2 and lease_token = $3 and state = 'queued'`,
    values: [message.reportId, message.messageNo, message.token, error.slice(0, 500)],
  })
}
