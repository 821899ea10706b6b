// Reports with due deadlines as a queue: whoever leases one strikes its clocks; a lease that ran out is free again.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import { waitsForMailSql } from './mail/unread-mail.ts'

/** `attempts` counts this one; `token` tells a lease from a later one of the same report. */
export type LeasedReport = { readonly reportId: ReportId; readonly token: string; readonly attempts: number }

export type LeasedReports = { readonly reports: readonly LeasedReport[]; /** Rows of deadlines that were found due, themselves or a warning of theirs. */ readonly deadlines: number }

/** A report that failed so often stands aside: monitoring and the operator's page show it. It is still tried once an hour. */
export const ATTEMPTS_UNTIL_ASIDE = 5

/** How long a worker may take before another one may try, in seconds. */
const LEASE_SECONDS = 60

/** Whatever fails is tried again after a pause that doubles from the length of a lease to an hour. */
const AGAIN = `clock_timestamp() + make_interval(secs => least(3600, ${LEASE_SECONDS} * power(2, least(sweep_lease.attempts, 12) - 1)))`

/**
 * Leases the reports of up to `most` deadlines that are missed, or have a warning to give, at `now` (epoch milliseconds): their last second is over.
 * Those that fell due first come first. Reports that another has in hand, or that failed before, are passed over, and those
 * whose reporter's time waits for an e-mail to be read.
 */
export async function leaseDueReports(pool: pg.Pool, now: number, most: number): Promise<LeasedReports> {
  const { rows } = await pool.query<{ report_id: ReportId; token: string; attempts: number; deadlines: number }>({
    name: 'lease-due-reports',
    text: `with due as (
        select report_id, wake_at from deadline
        where wake_at < $1::timestamptz and not exists (select from sweep_lease where sweep_lease.report_id = deadline.report_id) and not ${waitsForMailSql('$1')}
        order by wake_at, report_id, clock_id limit $2 for update of deadline skip locked),
      leased as (
        insert into sweep_lease (report_id, free_at)
        select distinct report_id, clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) from due order by report_id
        on conflict (report_id) do nothing returning report_id, token, attempts)
      select report_id, token, attempts, count(*)::int as deadlines from leased join due using (report_id)
      group by report_id, token, attempts order by min(wake_at), report_id`,
    values: [lastSecond(now), most],
  })
  return { reports: rows.map(leased), deadlines: rows.reduce((sum, { deadlines }) => sum + deadlines, 0) }
}

/** One report that failed before, or whose worker died; alone, so that it can take no other with it. Null when none is free. */
export async function leaseAgain(pool: pg.Pool): Promise<LeasedReport | null> {
  const { rows } = await pool.query<{ report_id: ReportId; token: string; attempts: number }>({
    name: 'lease-again',
    text: `with free as (select report_id from sweep_lease where free_at < clock_timestamp() order by free_at limit 1 for update skip locked)
      update sweep_lease set token = sweep_lease.token + 1, attempts = sweep_lease.attempts + 1, leased_at = clock_timestamp(), free_at = ${AGAIN}
      from free where sweep_lease.report_id = free.report_id
      returning sweep_lease.report_id, sweep_lease.token, sweep_lease.attempts`,
  })
  return rows[0] === undefined ? null : leased(rows[0])
}

/** Gives back what is done, where the lease is still ours. */
export async function releaseReports(pool: pg.Pool, reports: readonly LeasedReport[]): Promise<void> {
  if (reports.length === 0) return
  await pool.query({
    name: 'release-reports',
    text: `delete from sweep_lease using unnest($1::bigint[], $2::bigint[]) as done (report_id, token)
      where sweep_lease.report_id = done.report_id and sweep_lease.token = done.token`,
    values: [reports.map(({ reportId }) => reportId), reports.map(({ token }) => token)],
  })
}

/** Whether a deadline of this report is still due in the queue. */
export async function isStillDue(pool: pg.Pool, reportId: ReportId, now: number): Promise<boolean> {
  const { rows } = await pool.query({
    name: 'still-due',
    text: `select from deadline where report_id = $1 and wake_at < $2::timestamptz and not ${waitsForMailSql('$2')} limit 1`,
    values: [reportId, lastSecond(now)],
  })
  return rows.length > 0
}

/** Puts a report off that could not be swept, with the kind of its error, where the lease is still ours. */
export async function putOff(pool: pg.Pool, { reportId, token }: LeasedReport, fault: string): Promise<void> {
  await pool.query({
    name: 'put-off-report',
    text: `update sweep_lease set fault = $3, free_at = ${AGAIN} where report_id = $1 and token = $2`,
    values: [reportId, token, fault.slice(0, 200)],
  })
}

function leased({ report_id, token, attempts }: { readonly report_id: ReportId; readonly token: string; readonly attempts: number }): LeasedReport {
  return { reportId: report_id, token, attempts }
}

function lastSecond(now: number): string {
  return new Date(Math.floor(now / 1000) * 1000).toISOString()
}
