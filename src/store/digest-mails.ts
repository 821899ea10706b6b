// Digests as e-mails to officers: made once for each officer and day, leased by the sender, tried again until the day is over.
import type pg from 'pg'

/** One row for each officer whose office had a digest made that day; whoever is asked twice makes nothing twice. Returns how many. */
export async function makeDigestMails(pool: pg.Pool, now: number): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'make-digest-mails',
    text: `insert into digest_mail (officer_id, day, warnings, fresh, made_at)
      select officer_id, day, sum(warnings), sum(fresh), $1::timestamptz
      from (select distinct post.officer_id, digest.unit_id, seat, day, warnings, fresh
        from digest join post on post.unit_id = digest.unit_id and digest.seat in (post.office, '@unit') where made_at > $1::timestamptz - interval '6 hours') seats
      join officer using (officer_id) join account.person using (officer_id)
      where officer.active and person.two_factor_enabled
      group by officer_id, day on conflict do nothing`,
    values: [new Date(now).toISOString()],
  })
  return rowCount ?? 0
}

export type LeasedDigest = { readonly officer: number; readonly day: string; readonly email: string; readonly warnings: number; readonly fresh: number; /** The fencing token. */ readonly token: string }

/** Longer than a sending may take. */
const LEASE_SECONDS = 180
/** Afterwards it is of no use any more: the next one comes tomorrow. */
const HOURS = 8

export async function leaseDigests(pool: pg.Pool, most: number): Promise<readonly LeasedDigest[]> {
  const { rows } = await pool.query<LeasedDigest>({
    name: 'lease-digests',
    text: `with next as (
      select officer_id, day from digest_mail where ended_at is null and next_attempt_at <= clock_timestamp() and (lease_until is null or lease_until < clock_timestamp())
      order by next_attempt_at limit $1 for update skip locked),
    leased as (
      update digest_mail set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = digest_mail.lease_token + 1, attempts = digest_mail.attempts + 1
      from next where digest_mail.officer_id = next.officer_id and digest_mail.day = next.day
      returning digest_mail.officer_id, digest_mail.day, warnings, fresh, digest_mail.lease_token)
    select officer_id as officer, day::text as day, email, warnings, fresh, lease_token as token from leased join account.person using (officer_id)`,
    values: [most],
  })
  return rows
}

type Lease = Pick<LeasedDigest, 'officer' | 'day' | 'token'>

/** Nothing where the lease is another's by now. */
export async function endDigest(pool: pg.Pool, { officer, day, token }: Lease, { outcome, code }: { readonly outcome: 'accepted' | 'bounced'; readonly code: string | null }): Promise<void> {
  await pool.query({
    name: 'end-digest',
    text: `update digest_mail set ended_at = clock_timestamp(), outcome = $4, last_error = $5, lease_until = null where officer_id = $1 and day = $2 and lease_token = $3 and ended_at is null`,
    values: [officer, day, token, outcome, code],
  })
}

/** Tried again with growing pauses, given up after some hours. */
export async function putOffDigest(pool: pg.Pool, { officer, day, token }: Lease, code: string): Promise<void> {
  await pool.query({
    name: 'put-off-digest',
    text: `update digest_mail set lease_until = null, last_error = $4, next_attempt_at = clock_timestamp() + make_interval(secs => least(3600, 60 * power(2, least(attempts, 6)))),
        ended_at = case when made_at < clock_timestamp() - interval '${HOURS} hours' then clock_timestamp() end, outcome = case when made_at < clock_timestamp() - interval '${HOURS} hours' then 'expired' end
      where officer_id = $1 and day = $2 and lease_token = $3 and ended_at is null`,
    values: [officer, day, token, code],
  })
}
