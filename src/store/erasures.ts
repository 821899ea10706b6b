// Reports that are to be erased, and those whose reporters ask for it: each by an index that holds only these.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportState } from '../report/state.ts'

export async function reportsToErase(pool: pg.Pool, after: ReportId, most: number): Promise<readonly ReportId[]> {
  const { rows } = await pool.query<{ id: ReportId }>({
    name: 'reports-to-erase', text: `select report_id::text as id from report where (state -> 'erasure' ->> 'stands') = 'ordered' and report_id > $1::bigint order by report_id limit $2`, values: [after, most],
  })
  return rows.map(({ id }) => id)
}

/** False while no signed checkpoint of the public log covers the order: nothing is destroyed then. */
export async function destroyWords(pool: pg.Pool, reportId: ReportId): Promise<boolean> {
  const { rows } = await pool.query<{ done: boolean }>({ name: 'erase-report', text: 'select erase_report($1) as done', values: [reportId] })
  return rows[0]?.done === true
}

/** Every wish that nobody has decided yet and that was not warned of as late: by an index that holds only wishes. */
export async function openWishes(pool: pg.Pool, after: ReportId, most: number): Promise<readonly ReportState[]> {
  const { rows } = await pool.query<{ state: ReportState }>({
    name: 'open-wishes', text: `select state from report where (state -> 'erasure' -> 'asked') <> 'null'::jsonb and not coalesce(state -> 'erasure' -> 'asked' -> 'warned' @> '[{"stage": "late"}]', false) and report_id > $1::bigint order by report_id limit $2`, values: [after, most],
  })
  return rows.map(({ state }) => state)
}

const MOST = 200

/** Of units that watch over them, the oldest first. */
export async function erasuresAsked(pool: pg.Pool, watchers: readonly number[]): Promise<readonly ReportState[]> {
  const { rows } = await pool.query<{ state: ReportState }>({
    name: 'erasures-asked', text: `select state from report where watcher = any($1) and (state -> 'erasure' -> 'asked') <> 'null'::jsonb order by report_id limit ${MOST}`, values: [watchers],
  })
  return rows.map(({ state }) => state).toSorted((one, other) => (one.erasure?.asked?.at ?? 0) - (other.erasure?.asked?.at ?? 0))
}
