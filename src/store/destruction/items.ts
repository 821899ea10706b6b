// Reports on lists of what is to be destroyed: found by class and time, listed once, and what became of each.
import type { RetentionRow, RetentionSchedule } from '../../report/erasure/retention.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { ReportState } from '../../report/state.ts'
import type { Queryable } from '../in-transaction.ts'

/** Where a batch ended. */
export type Cursor = { readonly closedAt: number; readonly reportId: ReportId }
export type PastReport = Cursor & { readonly state: ReportState }

/**
 * Reports of a government that may be past their time and stand on no open list, those first that were closed first: narrowed down by the
 * schedule's rows here, judged by the core. What was closed less long ago than the shortest time of a row that destroys is not looked at.
 */
export async function reportsPastTime(from: Queryable, { government, schedule, now, after, limit }: { readonly government: number; readonly schedule: RetentionSchedule; readonly now: number; readonly after: Cursor | null; readonly limit: number }): Promise<readonly PastReport[]> {
  const rules = schedule.rows.map(({ classification = null, nature = null, outcome = null, active, inactive, then }, no) => ({ no, classification, nature, outcome, years: active + inactive, ends: then }))
  const shortest = Math.min(...rules.filter(({ ends }) => ends === 'destroy').map(({ years }) => years))
  if (!Number.isFinite(shortest)) return []
  const { rows } = await from.query<PastReport>({
    name: 'reports-past-time',
    text: `select r.report_id::text as "reportId", r.closed_at as "closedAt", r.state from report r cross join lateral (
        select rule.years, rule.ends from json_to_recordset($2) as rule (no integer, classification text, nature text, outcome text, years integer, ends text)
        where coalesce(rule.classification = r.classification, rule.classification is null) and coalesce(rule.nature = r.nature, rule.nature is null) and coalesce(rule.outcome = r.outcome, rule.outcome is null)
        order by rule.no limit 1) fits
      where r.government = $1 and not r.open and coalesce(r.state -> 'erasure' ->> 'stands', 'none') = 'none' and (r.closed_at, r.report_id) > ($4::timestamptz, $5::bigint) and r.closed_at < $3::timestamptz - make_interval(years => $7::integer)
        and fits.ends = 'destroy' and r.closed_at + make_interval(years => fits.years) < $3::timestamptz
        and not exists (select from destruction_item i where i.report_id = r.report_id and i.state = 'listed')
      order by r.closed_at, r.report_id limit $6`,
    values: [government, JSON.stringify(rules), new Date(now), after === null ? '-infinity' : new Date(after.closedAt).toISOString(), after?.reportId ?? '0', limit, shortest],
  })
  return rows
}

export type NewItem = { readonly reportId: ReportId; readonly class: RetentionRow['class']; readonly receivedAt: number; readonly closedAt: number; readonly keptUntil: number }

/** How many of them are new on it. None once it was proposed: what two persons approve is what was proposed, so its row is held meanwhile. */
export async function insertItems(to: Queryable, list: number, items: readonly NewItem[]): Promise<number> {
  const { rowCount } = await to.query(
    `with l as (select list_id from destruction_list where list_id = $1 and state = 'drawn' for share)
     insert into destruction_item (list_id, report_id, class, received_at, closed_at, kept_until)
     select l.list_id, i.* from l, unnest($2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[]) i on conflict do nothing`,
    [list, items.map((one) => one.reportId), items.map((one) => one.class), ...(['receivedAt', 'closedAt', 'keptUntil'] as const).map((name) => items.map((one) => new Date(one[name])))])
  return rowCount ?? 0
}

/** What was opened again, held or wished to be forgotten since it was listed is not on it any more, also before anybody has noticed. */
const STILL = `(i.state <> 'listed' or exists (select from report r where r.report_id = i.report_id and not r.open and coalesce(r.state -> 'erasure' ->> 'stands', 'none') = 'none'
  and coalesce(r.state -> 'erasure' -> 'hold', 'null') = 'null' and coalesce(r.state -> 'erasure' -> 'asked', 'null') = 'null'))`

export type ItemState = 'listed' | 'left' | 'ordered' | 'destroyed'
export type ItemCount = { readonly class: string; readonly state: ItemState; readonly count: number; readonly closedFrom: number; readonly closedTo: number }

export async function itemCounts(from: Queryable, list: number): Promise<readonly ItemCount[]> {
  const { rows } = await from.query<ItemCount>(
    `select class, state, count(*)::integer as count, min(closed_at) as "closedFrom", max(closed_at) as "closedTo" from destruction_item i where list_id = $1 and ${STILL} group by 1, 2 order by 1, 2`, [list])
  return rows
}

export type Item = { readonly reportId: ReportId; readonly class: string; readonly state: ItemState; readonly why: string | null; readonly receivedAt: number; readonly closedAt: number; readonly keptUntil: number }

/** In the order in which they were received. */
export async function itemsPage(from: Queryable, list: number, after: string | null, limit: number): Promise<readonly Item[]> {
  const { rows } = await from.query<Item>(
    `select report_id::text as "reportId", class, state, why, received_at as "receivedAt", closed_at as "closedAt", kept_until as "keptUntil" from destruction_item i
     where list_id = $1 and report_id > $2::bigint and ${STILL} order by report_id limit $3`, [list, after ?? '0', limit])
  return rows
}

export async function listedReports(from: Queryable, list: number, after: string, limit: number): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ id: ReportId }>(`select report_id::text as id from destruction_item where list_id = $1 and state = 'listed' and report_id > $2::bigint order by report_id limit $3`, [list, after, limit])
  return rows.map(({ id }) => id)
}

export type Settled = { readonly reportId: ReportId; readonly state: 'left' | 'ordered'; readonly why: string | null }

export async function settleItems(to: Queryable, list: number, items: readonly Settled[]): Promise<void> {
  if (items.length === 0) return
  await to.query(
    `update destruction_item i set state = s.state, why = s.why from unnest($2::bigint[], $3::text[], $4::text[]) as s (report_id, state, why) where i.list_id = $1 and i.report_id = s.report_id and i.state = 'listed'`,
    [list, items.map(({ reportId }) => reportId), items.map(({ state }) => state), items.map(({ why }) => why)])
}

/** `persons`: who wrote it, and who approved it first and second. */
export type ListAtWork = { readonly list: number; readonly persons: readonly number[] }

/** Approved ones with something left to do, the oldest first; a government has one open list at most. */
export async function listsToCarryOut(from: Queryable): Promise<readonly ListAtWork[]> {
  const { rows } = await from.query<ListAtWork>(
    `select list_id as list, array[written_by, first_by, second_by] as persons from destruction_list l where state = 'approved' and exists (select from destruction_item i where i.list_id = l.list_id and i.state = 'listed') order by list_id`)
  return rows
}

/** Of approved lists: whose key is gone is destroyed; a list in which nothing is left to do is carried out. Returns how many lists. */
export async function settleDestroyed(to: Queryable, at: number): Promise<number> {
  const { rows } = await to.query<{ list: number }>(`select list_id as list from destruction_list where state = 'approved'`)
  let done = 0
  for (const { list } of rows) {
    await to.query(`update destruction_item i set state = 'destroyed' where list_id = $1 and i.state = 'ordered' and exists (select from report r where r.report_id = i.report_id and r.state -> 'erasure' ->> 'stands' = 'done')`, [list])
    const { rowCount } = await to.query(
      `update destruction_list l set state = 'carried-out', done_at = $2 where list_id = $1 and state = 'approved' and not exists (select from destruction_item i where i.list_id = l.list_id and i.state in ('listed', 'ordered'))`, [list, new Date(at)])
    done += rowCount ?? 0
  }
  return done
}
