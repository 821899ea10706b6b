// Lists of what is to be destroyed: drawn up by the worker, written and approved by persons, carried out, never deleted.
import type { RetentionSchedule } from '../../report/erasure/retention.ts'
import type { Queryable } from '../in-transaction.ts'

export type ListState = 'drawn' | 'proposed' | 'approved' | 'carried-out'

export type DestructionList = {
  readonly id: number
  readonly government: number
  readonly state: ListState
  readonly version: number
  /** As it stood when the list was drawn up. */
  readonly schedule: RetentionSchedule
  readonly drawnAt: number
  readonly writtenBy: number | null
  readonly writtenAt: number | null
  readonly firstBy: number | null
  readonly firstAt: number | null
  readonly secondBy: number | null
  readonly secondAt: number | null
  readonly remark: string | null
  readonly remarkBy: number | null
  readonly doneAt: number | null
}

const COLUMNS = `list_id as id, government, state, version, schedule, drawn_at as "drawnAt", written_by as "writtenBy", written_at as "writtenAt", first_by as "firstBy", first_at as "firstAt",
  second_by as "secondBy", second_at as "secondAt", remark, remark_by as "remarkBy", done_at as "doneAt"`

export async function readList(from: Queryable, id: number): Promise<DestructionList | null> {
  const { rows } = await from.query<DestructionList>(`select ${COLUMNS} from destruction_list where list_id = $1`, [id])
  return rows[0] ?? null
}

/** The newest first, at most fifty. */
export async function listsOf(from: Queryable, government: number): Promise<readonly DestructionList[]> {
  const { rows } = await from.query<DestructionList>(`select ${COLUMNS} from destruction_list where government = $1 order by list_id desc limit 50`, [government])
  return rows
}

/** The one that is not carried out yet; null where there is none. */
export async function openListOf(from: Queryable, government: number): Promise<DestructionList | null> {
  const { rows } = await from.query<DestructionList>(`select ${COLUMNS} from destruction_list where government = $1 and state <> 'carried-out'`, [government])
  return rows[0] ?? null
}

/** Its number; null where another process was drawing one up at the same moment. */
export async function insertList(to: Queryable, { government, schedule, at }: { readonly government: number; readonly schedule: RetentionSchedule; readonly at: number }): Promise<number | null> {
  const { rows } = await to.query<{ id: number }>(
    `insert into destruction_list (list_id, government, state, schedule, drawn_at) select coalesce(max(list_id), 0) + 1, $1, 'drawn', $2, $3 from destruction_list
     on conflict do nothing returning list_id as id`, [government, JSON.stringify(schedule), new Date(at)])
  return rows[0]?.id ?? null
}

export type Seen = { readonly id: number; readonly version: number }
type Act = { readonly by: number; readonly at: number }

/** Whether it still was as it was seen; the same holds for the following. */
export function proposeList(to: Queryable, { id, version }: Seen, { by, at }: Act): Promise<boolean> {
  return changed(to, `update destruction_list set state = 'proposed', version = version + 1, written_by = $3, written_at = $4, remark = null, remark_by = null where list_id = $1 and version = $2 and state = 'drawn'`, [id, version, by, new Date(at)])
}

export function approveFirst(to: Queryable, { id, version }: Seen, { by, at }: Act): Promise<boolean> {
  return changed(to, `update destruction_list set version = version + 1, first_by = $3, first_at = $4 where list_id = $1 and version = $2 and state = 'proposed' and first_by is null`, [id, version, by, new Date(at)])
}

export function approveSecond(to: Queryable, { id, version }: Seen, { by, at }: Act): Promise<boolean> {
  return changed(to, `update destruction_list set state = 'approved', version = version + 1, second_by = $3, second_at = $4 where list_id = $1 and version = $2 and state = 'proposed' and first_by is not null`, [id, version, by, new Date(at)])
}

/** Whoever wrote and approved it so far did so for another list then. */
export function sendListBack(to: Queryable, { id, version }: Seen, { by, remark }: { readonly by: number; readonly remark: string }): Promise<boolean> {
  return changed(to, `update destruction_list set state = 'drawn', version = version + 1, written_by = null, written_at = null, first_by = null, first_at = null, remark = $4, remark_by = $3 where list_id = $1 and version = $2 and state = 'proposed'`, [id, version, by, remark])
}

async function changed(to: Queryable, sql: string, values: readonly unknown[]): Promise<boolean> {
  const { rowCount } = await to.query(sql, [...values])
  return rowCount === 1
}

export type ListDone = { readonly id: number; readonly government: number; readonly doneAt: number; readonly destroyed: number }

/** Lists of everybody's that were carried out, the newest first: when, and how many reports. */
export async function listsDone(from: Queryable, most: number): Promise<readonly ListDone[]> {
  const { rows } = await from.query<ListDone>(
    `select l.list_id as id, l.government, l.done_at as "doneAt", count(i.report_id)::integer as destroyed
     from (select list_id, government, done_at from destruction_list where state = 'carried-out' order by done_at desc limit $1) l
     left join destruction_item i on i.list_id = l.list_id and i.state = 'destroyed' group by 1, 2, 3 order by 3 desc`, [most])
  return rows
}
