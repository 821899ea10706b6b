// When parts of the system worked, and when the public could not reach us.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Queryable } from './in-transaction.ts'

/** Parts that say that they work; the public is served by `web`. */
export type Part = 'web' | 'worker'

/** A gap between two beats is an outage from this length on, in milliseconds: a restart is none. */
export const GAP_MS = 5 * 60_000

/** Notes that a part works now (epoch milliseconds). Where the public found nobody since the last time, an outage is noted; true then. */
export async function beat(pool: pg.Pool, part: Part, now: number): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'beat',
    text: `with before as (select beat_at from heartbeat where part = $1 for update),
      noted as (
        insert into heartbeat (part, beat_at) values ($1, $2::timestamptz)
        on conflict (part) do update set beat_at = greatest(heartbeat.beat_at, excluded.beat_at)),
      gap as (
        insert into outage (began_at, ended_at, reason) select beat_at, $2::timestamptz, 'heartbeat' from before
        where $1 = 'web' and $2::timestamptz - beat_at >= make_interval(secs => $3) returning 1),
      stamped as (update reference_stamp set stamp = stamp + 1 where exists (select from gap))
      select from gap`,
    values: [part, new Date(now).toISOString(), GAP_MS / 1000],
  })
  return rowCount === 1
}

/** When each part last said that it works, in epoch milliseconds. */
export async function heartbeats(pool: pg.Pool): Promise<Readonly<Partial<Record<Part, number>>>> {
  const { rows } = await pool.query<{ part: Part; beat_at: number }>({ name: 'heartbeats', text: 'select part, beat_at from heartbeat' })
  return Object.fromEntries(rows.map(({ part, beat_at }) => [part, beat_at]))
}

export type Declared = { readonly from: number; readonly to: number; readonly government: number; readonly officer: number; readonly reason: string }

/** Within the change of reference data that it is. */
export async function insertOutage(queryable: Queryable, { from, to, government, officer, reason }: Declared): Promise<void> {
  await queryable.query('insert into outage (began_at, ended_at, government, declared_by, reason) values ($1, $2, $3, $4, $5)', [new Date(from), new Date(to), government, officer, reason])
}

export type KnownOutage = { readonly id: string; readonly from: number; readonly to: number; readonly government: number | null; readonly declared: boolean; readonly reason: string; /** All running times have been given what they lost. */ readonly allowed: boolean }

/** The newest first: of a government, and those that met all. */
export async function outagesOf(pool: pg.Pool, government: number, most: number): Promise<readonly KnownOutage[]> {
  const { rows } = await pool.query<KnownOutage>({
    name: 'outages-of',
    text: `select outage_id as id, began_at as "from", ended_at as "to", government, declared_by is not null as declared, reason, allowed_at is not null as allowed
      from outage where government = $1 or government is null order by began_at desc limit $2`,
    values: [government, most],
  })
  return rows
}

export type NewOutage = { readonly id: string; readonly from: number; readonly to: number }

/** Outages of which not all running times have been given what they lost, oldest first. */
export async function outagesNotAllowed(pool: pg.Pool): Promise<readonly NewOutage[]> {
  const { rows } = await pool.query<NewOutage>({
    name: 'outages-not-allowed',
    text: 'select outage_id as id, began_at as "from", ended_at as "to" from outage where allowed_at is null order by began_at limit 10',
  })
  return rows
}

/** A place in the list of running times. */
export type Place = { readonly due: number; readonly reportId: ReportId; readonly clock: number }

/** Reporters' times that ran while the outage lasted, after a place in their order. */
export async function reportersTimesIn(pool: pg.Pool, { from, to }: NewOutage, after: Place | null, most: number): Promise<readonly Place[]> {
  const { rows } = await pool.query<{ due_at: number; report_id: ReportId; clock_id: number }>({
    name: 'reporters-times-in',
    text: `select due_at, report_id, clock_id from deadline
      where struck_at is null and ended_at is null and paused_since is null and owes = 'reporter' and anchored_at < $2::timestamptz
        and (due_at, report_id, clock_id) > ($1::timestamptz, $3::bigint, $4::int)
      order by due_at, report_id, clock_id limit $5`,
    values: [new Date(after?.due ?? from).toISOString(), new Date(to).toISOString(), after?.reportId ?? '0', after?.clock ?? 0, most],
  })
  return rows.map(({ due_at, report_id, clock_id }) => ({ due: due_at, reportId: report_id, clock: clock_id }))
}

export async function outageAllowed(pool: pg.Pool, id: string): Promise<void> {
  await pool.query({ name: 'outage-allowed', text: 'update outage set allowed_at = clock_timestamp() where outage_id = $1', values: [id] })
}
