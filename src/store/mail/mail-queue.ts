// E-mails that were kept and not read yet, as a queue: leased for a while, settled once, tried again after a fault.
import type pg from 'pg'
import type { MailId } from '../../mail/mail-id.ts'
import type { Queryable } from '../in-transaction.ts'

export type LeasedMail = {
  readonly mailId: MailId
  readonly government: number | null
  readonly reportId: string | null
  readonly cameAt: number
  readonly attempts: number
  /** The fencing token: an outcome counts only while the lease is still this one. */
  readonly token: string
}

/** Reading one takes 20 seconds at the most, and they are read one after another. */
const LEASE_SECONDS = 300

/** In the order in which they were kept. A fault of one comes again when its lease has run out. */
export async function leaseMail(pool: pg.Pool, most: number): Promise<readonly LeasedMail[]> {
  const { rows } = await pool.query<LeasedMail & { readonly keptAt: number }>({
    name: 'lease-mail',
    text: `with next as (
        select mail_id from mail where state = 'kept' and (lease_until is null or lease_until < clock_timestamp())
        order by kept_at, mail_id limit $1 for update skip locked)
      update mail set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = mail.lease_token + 1, attempts = mail.attempts + 1
      from next where mail.mail_id = next.mail_id
      returning mail.mail_id as "mailId", mail.government, mail.report_id as "reportId", mail.came_at as "cameAt", mail.kept_at as "keptAt", mail.attempts, mail.lease_token as "token"`,
    values: [most],
  })
  return rows.toSorted((one, other) => one.keptAt - other.keptAt)
}

export type Settlement = {
  readonly mailId: MailId
  readonly token: string
  readonly state: 'waiting' | 'taken' | 'noted'
  readonly kind: string
  readonly sign: string
  readonly reportId: string | null
  readonly sealedRead: Uint8Array | null
  readonly at: number
}

/** False when another one has it by now. */
export async function settleMail(to: Queryable, { mailId, token, state, kind, sign, reportId, sealedRead, at }: Settlement): Promise<boolean> {
  const { rowCount } = await to.query({
    name: 'settle-mail',
    text: `update mail set state = $3, kind = $4, sign = $5, report_id = $6, sealed_read = $7, lease_until = null, version = version + 1,
        settled_at = case when $3 = 'waiting' then null else $8::timestamptz end
      where mail_id = $1 and lease_token = $2 and state = 'kept'`,
    values: [mailId, token, state, kind, sign, reportId, sealedRead, new Date(at)],
  })
  return rowCount === 1
}
