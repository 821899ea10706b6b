// E-mails that tell officers that a way to sign in was changed: written with the change itself, leased by the sender, tried again for three days.
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Queryable } from '../in-transaction.ts'
import type { AuditAct, AuditEntry } from './audit.ts'

/** What an officer is told of (OWASP ASVS 5.0, 6.3.7). */
const TOLD = ['password-changed', 'password-reset', 'generator-changed', 'backup-codes-made', 'passkey-added', 'passkey-removed', 'passkeys-removed', 'passkey-doubted', 'provider-linked', 'provider-unlinked'] as const satisfies readonly AuditAct[]

/** The two last: an administrator made a link to renew the password, or the code application. */
export type NoticeOf = (typeof TOLD)[number] | 'link-password' | 'link-factor'

/** Null for what nobody needs to be told. */
export function noticeOf(act: AuditAct, detail: AuditEntry['detail']): NoticeOf | null {
  const told = TOLD.find((one) => one === act)
  if (told !== undefined) return told
  const purpose = act === 'invited' ? detail?.['purpose'] : undefined
  return purpose === 'password' || purpose === 'factor' ? `link-${purpose}` : null
}

export async function insertNotice(to: Queryable, { officer, what, at }: { readonly officer: number; readonly what: NoticeOf; readonly at: number }): Promise<void> {
  await to.query('insert into account.notice (notice_id, officer_id, what, at) values ($1, $2, $3, $4)', [randomUUID(), officer, what, new Date(at)])
}

export type LeasedNotice = { readonly id: string; readonly what: NoticeOf; readonly at: number; readonly government: number; readonly email: string; /** The fencing token. */ readonly token: string }

/** Longer than a sending may take. */
const LEASE_SECONDS = 180
/** Afterwards nobody is helped by it: also what waits since before e-mail was set up. */
const HOURS = 72

export async function leaseNotices(pool: pg.Pool, most: number): Promise<readonly LeasedNotice[]> {
  const { rows } = await pool.query<LeasedNotice>({
    name: 'lease-notices',
    text: `with next as (
      select notice_id from account.notice where ended_at is null and next_attempt_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      order by next_attempt_at limit $1 for update skip locked),
    leased as (
      update account.notice n set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = n.lease_token + 1, attempts = n.attempts + 1
      from next where n.notice_id = next.notice_id returning n.notice_id, n.officer_id, n.what, n.at, n.lease_token)
    select notice_id as id, what, at, government, email, lease_token as token from leased join account.person using (officer_id) join officer using (officer_id)`,
    values: [most],
  })
  return rows
}

type Lease = Pick<LeasedNotice, 'id' | 'token'>

/** Nothing where the lease is another's by now. */
export async function endNotice(pool: pg.Pool, { id, token }: Lease, { outcome, code }: { readonly outcome: 'accepted' | 'bounced'; readonly code: string | null }): Promise<void> {
  await pool.query({
    name: 'end-notice',
    text: 'update account.notice set ended_at = clock_timestamp(), outcome = $3, last_error = $4, lease_until = null where notice_id = $1 and lease_token = $2 and ended_at is null',
    values: [id, token, outcome, code],
  })
}

/** Tried again with growing pauses. */
export async function putOffNotice(pool: pg.Pool, { id, token }: Lease, code: string): Promise<void> {
  await pool.query({
    name: 'put-off-notice',
    text: `update account.notice set lease_until = null, last_error = $3, next_attempt_at = clock_timestamp() + make_interval(secs => least(3600, 60 * power(2, least(attempts, 6)))) where notice_id = $1 and lease_token = $2 and ended_at is null`,
    values: [id, token, code],
  })
}

/** Gives up what was not taken in time. */
export async function expireNotices(pool: pg.Pool): Promise<void> {
  await pool.query(`update account.notice set ended_at = clock_timestamp(), outcome = 'expired', lease_until = null where ended_at is null and kept_at < clock_timestamp() - interval '${HOURS} hours' and (lease_until is null or lease_until < clock_timestamp())`)
}
