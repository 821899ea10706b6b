// How far the work of a change has come: foreseen, or judged again batch by batch; whoever holds the lease works.
import type { Queryable } from './in-transaction.ts'

/** What a change would do, as it was counted before it was approved. */
export type Foreseen = {
  readonly judged: number
  /** Times that would fall elsewhere, and the reports that they are of. */
  readonly moved: number
  readonly reports: number
  /** Dates that stay and would no longer be provisional, or become so. */
  readonly settled: number
  /** How many times move by how many calendar days; negative is earlier. */
  readonly byDays: readonly { readonly days: number; readonly times: number }[]
  readonly first: readonly ForeseenTime[]
}

export type ForeseenTime = { readonly reportId: string; readonly clock: number; readonly kind: string; readonly unit: number; readonly was: number; readonly due: number }

export type Cursor = { readonly due: number; readonly report: string; readonly clock: number }

export type Progress = {
  readonly change: number
  readonly foreseen: Foreseen | null
  readonly foreseenAt: number | null
  readonly passes: number
  readonly passMoved: number
  readonly after: Cursor | null
  readonly judged: number
  readonly moved: number
  readonly startedAt: number | null
  readonly finishedAt: number | null
}

type Row = Omit<Progress, 'after' | 'judged' | 'moved'> & { readonly judged: string; readonly moved: string; readonly afterDue: number | null; readonly afterReport: string | null; readonly afterClock: number | null }

const COLUMNS = `change_id as change, foreseen, foreseen_at as "foreseenAt", passes, pass_moved as "passMoved", after_due as "afterDue", after_report as "afterReport", after_clock as "afterClock",
  judged, moved, started_at as "startedAt", finished_at as "finishedAt"`

export async function readProgress(from: Queryable, change: number): Promise<Progress | null> {
  const { rows } = await from.query<Row>(`select ${COLUMNS} from calendar_judgement where change_id = $1`, [change])
  return rows[0] === undefined ? null : progressOf(rows[0])
}

const LEASE_SECONDS = 60

export type LeasedWork = Progress & { readonly state: 'proposed' | 'approved'; readonly token: string }

/** The oldest change with work left: one to be foreseen, or one that was approved and isn't done. Null when there is none. */
export async function leaseJudgement(from: Queryable): Promise<LeasedWork | null> {
  const { rows } = await from.query<Row & { state: LeasedWork['state']; token: string }>({
    name: 'lease-judgement',
    text: `with next as (
      select j.change_id, c.state from calendar_judgement j join calendar_change c using (change_id)
      where ((c.state = 'proposed' and j.foreseen_at is null) or (c.state = 'approved' and j.finished_at is null))
        and (j.lease_until is null or j.lease_until < clock_timestamp())
      order by j.change_id limit 1 for update of j skip locked)
    update calendar_judgement j set lease_until = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}), lease_token = j.lease_token + 1
    from next where j.change_id = next.change_id
    returning ${COLUMNS.replace('change_id as', 'j.change_id as')}, next.state, j.lease_token as token`,
  })
  return rows[0] === undefined ? null : { ...progressOf(rows[0]), state: rows[0].state, token: rows[0].token }
}

/** False when another has taken it over. */
export async function recordForeseen(to: Queryable, { change, token }: Pick<LeasedWork, 'change' | 'token'>, foreseen: Foreseen, at: number): Promise<boolean> {
  const { rowCount } = await to.query(
    'update calendar_judgement set foreseen = $3, foreseen_at = $4, lease_until = null where change_id = $1 and lease_token = $2', [change, token, JSON.stringify(foreseen), new Date(at)])
  return rowCount === 1
}

/** To be counted anew: reports have moved on since. */
export async function forgetForeseen(to: Queryable, change: number): Promise<void> {
  await to.query('update calendar_judgement set foreseen_at = null where change_id = $1', [change])
}

export type Advance = Pick<Progress, 'passes' | 'passMoved' | 'after' | 'judged' | 'moved' | 'startedAt' | 'finishedAt'>

/** Where it goes on, and the lease for another minute; after a whole pass it is free again. False when another has taken it over. */
export async function recordAdvance(to: Queryable, { change, token }: Pick<LeasedWork, 'change' | 'token'>, { passes, passMoved, after, judged, moved, startedAt, finishedAt }: Advance): Promise<boolean> {
  const { rowCount } = await to.query({
    name: 'record-advance',
    text: `update calendar_judgement set passes = $3, pass_moved = $4, after_due = $5, after_report = $6, after_clock = $7, judged = $8, moved = $9, started_at = $10, finished_at = $11,
      lease_until = case when $5::timestamptz is not null then clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}) end
      where change_id = $1 and lease_token = $2`,
    values: [change, token, passes, passMoved, instant(after?.due ?? null), after?.report ?? null, after?.clock ?? null, judged, moved, instant(startedAt), instant(finishedAt)],
  })
  return rowCount === 1
}

/** How many open times a change has moved: each says so itself. */
export async function timesMovedBy(from: Queryable, change: number): Promise<number> {
  const { rows } = await from.query<{ times: number }>('select count(*)::int as times from deadline where moved_by = $1', [change])
  return rows[0]?.times ?? 0
}

function progressOf({ afterDue, afterReport, afterClock, judged, moved, ...row }: Row): Progress {
  const after = afterDue === null || afterReport === null || afterClock === null ? null : { due: afterDue, report: afterReport, clock: afterClock }
  return { ...row, after, judged: Number(judged), moved: Number(moved) }
}

function instant(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
