// The register of changes to calendars: proposed, decided, never deleted.
import type { Amendment } from '../calendar/amendment.ts'
import type { Queryable, Transaction } from './in-transaction.ts'

export const BASIS_KINDS = ['skb', 'keppres', 'perpres', 'instruction', 'governor', 'regent', 'mayor', 'other'] as const
export type BasisKind = (typeof BASIS_KINDS)[number]

export type ChangeState = 'proposed' | 'approved' | 'refused' | 'withdrawn'

export type CalendarChange = {
  readonly id: number
  readonly calendar: string
  readonly government: number | null
  readonly scope: 'all' | 'own'
  readonly state: ChangeState
  readonly amendment: Amendment
  /** `file` for what a newer file of the product brought. */
  readonly basisKind: BasisKind | 'file'
  readonly basisNumber: string
  /** `YYYY-MM-DD` */
  readonly basisDate: string | null
  readonly reason: string
  readonly proposedBy: number | null
  readonly proposedAt: number
  readonly decidedBy: number | null
  readonly decidedAt: number | null
  readonly remark: string | null
}

const COLUMNS = `change_id as id, calendar_id as calendar, government, scope, state, amendment, basis_kind as "basisKind", basis_number as "basisNumber",
  to_char(basis_date, 'YYYY-MM-DD') as "basisDate", reason, proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", remark`

export async function readChange(from: Queryable, id: number): Promise<CalendarChange | null> {
  const { rows } = await from.query<CalendarChange>(`select ${COLUMNS} from calendar_change where change_id = $1`, [id])
  return rows[0] ?? null
}

/** Those of a number, for the reasons that dates are explained by. */
export async function readChangesById(from: Queryable, ids: readonly number[]): Promise<readonly CalendarChange[]> {
  if (ids.length === 0) return []
  const { rows } = await from.query<CalendarChange>(`select ${COLUMNS} from calendar_change where change_id = any($1) order by change_id`, [ids])
  return rows
}

/** Of one government, not decided yet, the oldest first. */
export async function readProposedChanges(from: Queryable, government: number): Promise<readonly CalendarChange[]> {
  const { rows } = await from.query<CalendarChange>({ name: 'proposed-changes', text: `select ${COLUMNS} from calendar_change where government = $1 and state = 'proposed' order by change_id`, values: [government] })
  return rows
}

/** Of some calendars, the newest first. */
export async function readChanges(from: Queryable, calendars: readonly string[], most: number): Promise<readonly CalendarChange[]> {
  const { rows } = await from.query<CalendarChange>(`select ${COLUMNS} from calendar_change where calendar_id = any($1) order by change_id desc limit $2`, [calendars, most])
  return rows
}

export type NewChange = Omit<CalendarChange, 'id' | 'decidedBy' | 'decidedAt' | 'remark'>

/** Returns its number. The caller's transaction holds the reference stamp, so that numbers are counted by one at a time. */
export async function insertChange(to: Queryable, change: NewChange): Promise<number> {
  await to.query('select from reference_stamp for update')
  const { rows } = await to.query<{ id: number }>(
    `insert into calendar_change (change_id, calendar_id, government, scope, state, amendment, basis_kind, basis_number, basis_date, reason, proposed_by, proposed_at, decided_at)
     select coalesce(max(change_id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from calendar_change returning change_id as id`,
    [change.calendar, change.government, change.scope, change.state, JSON.stringify(change.amendment), change.basisKind, change.basisNumber, change.basisDate, change.reason,
      change.proposedBy, new Date(change.proposedAt), change.state === 'approved' ? new Date(change.proposedAt) : null],
  )
  const id = rows[0]?.id ?? 0
  await to.query('insert into calendar_judgement (change_id) values ($1)', [id])
  return id
}

export type ChangeDecision = { readonly id: number; readonly state: Exclude<ChangeState, 'proposed'>; readonly by: number; readonly at: number; readonly remark: string | null }

/** False when it was decided before. */
export async function decideChange(to: Transaction, { id, state, by, at, remark }: ChangeDecision): Promise<boolean> {
  const { rowCount } = await to.query(
    `update calendar_change set state = $2, decided_by = $3, decided_at = $4, remark = $5 where change_id = $1 and state = 'proposed'`, [id, state, by, new Date(at), remark])
  return rowCount === 1
}

/** A change for one government alone belongs to the calendar that was made for it. */
export async function setChangedCalendar(to: Transaction, id: number, calendar: string): Promise<void> {
  await to.query('update calendar_change set calendar_id = $2 where change_id = $1', [id, calendar])
}
