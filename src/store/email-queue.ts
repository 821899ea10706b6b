// E-mails as a queue: leased by who sends them, tried again with growing pauses; what was learnt stands beside the message until it is recorded.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'

export type LeasedEmail = {
  readonly reportId: ReportId
  readonly message: number
  /** What it tells, from the first sending: which event, which template. */
  readonly seq: number
  readonly template: string
  readonly params: Readonly<Record<string, number | string>>
  /** The fencing token: what was learnt counts only while the lease is still this one. */
  readonly token: string
}

/** Longer than a sending may take; whoever dies over one is followed by another after this. */
const LEASE_SECONDS = 180
/** Half a minute, doubling to an hour. */
const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 3600

export async function leaseEmails(pool: pg.Pool, most: number): Promise<readonly LeasedEmail[]> {
  const { rows } = await pool.query<LeasedEmail>({
    name: 'lease-emails',
    text: `with next as (
      select report_id, message_no from message
      where state = 'queued' and channel = 'email' and outcome is null and next_attempt_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      order by next_attempt_at, report_id, message_no limit $1 for update skip locked),
    leased as (
      update message set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = message.lease_token + 1, attempts = message.attempts + 1
      from next where message.report_id = next.report_id and message.message_no = next.message_no
      returning message.report_id, message.message_no, message.event_seq, message.template, message.params, message.lease_token)
    select leased.report_id as "reportId", leased.message_no as message, coalesce(first.event_seq, leased.event_seq) as seq, leased.template,
      coalesce(first.params, leased.params) as params, leased.lease_token as token
    from leased left join message first on first.report_id = leased.report_id and first.message_no = (leased.params ->> 'of')::int`,
    values: [most],
  })
  return rows
}

type Lease = Pick<LeasedEmail, 'reportId' | 'message' | 'token'>

/** Whether the lease was still ours. */
export async function writeOutcome(pool: pg.Pool, { reportId, message, token }: Lease, { outcome, at, code }: { readonly outcome: 'accepted' | 'bounced' | 'failed'; readonly at: number; readonly code: string | null }): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'write-outcome',
    text: `update message set outcome = $4, outcome_at = $5::timestamptz, last_error = $6, lease_until = null
      where report_id = $1 and message_no = $2 and lease_token = $3 and state = 'queued' and outcome is null`,
    values: [reportId, message, token, outcome, new Date(at).toISOString(), code],
  })
  return rowCount === 1
}

/** To be tried again after a pause. */
export async function writeFailedAttempt(pool: pg.Pool, { reportId, message, token }: Lease, code: string): Promise<void> {
  await pool.query({
    name: 'write-failed-attempt',
    text: `update message set lease_until = null, last_error = $4,
        next_attempt_at = clock_timestamp() + make_interval(secs => least(${LONGEST_PAUSE_SECONDS}, ${FIRST_PAUSE_SECONDS} * power(2, least(attempts, 12) - 1)) * (0.9 + 0.2 * random()))
      where report_id = $1 and message_no = $2 and lease_token = $3 and state = 'queued' and outcome is null`,
    values: [reportId, message, token, code],
  })
}

/** Not tried at all: its turn comes again in a moment, and this one doesn't count. */
export async function putBack(pool: pg.Pool, { reportId, message, token }: Lease, seconds: number): Promise<void> {
  await pool.query({
    name: 'put-back',
    text: `update message set lease_until = null, attempts = attempts - 1, next_attempt_at = clock_timestamp() + make_interval(secs => $4)
      where report_id = $1 and message_no = $2 and lease_token = $3 and state = 'queued' and outcome is null`,
    values: [reportId, message, token, seconds],
  })
}
