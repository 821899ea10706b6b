// Lists of warnings by office: the times that are over the longest first, in pages along one index.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Seat } from './worklist.ts'

/** Where a page ended. */
export type WarningCursor = { readonly dueAt: number; readonly reportId: ReportId; readonly clock: number }

export type WarningFound = WarningCursor & { readonly rung: string; /** Epoch milliseconds. */ readonly warnedAt: number }

export type WarningQuestion = { readonly seats: readonly Seat[]; /** Sees nothing that they are complained about in. */ readonly officer: number }

/** Each time once, also where several of the offices were warned of it: by the latest warning. */
export async function warningsPage(pool: pg.Pool, { seats, officer }: WarningQuestion, after: WarningCursor | null, limit: number): Promise<readonly WarningFound[]> {
  const { rows } = await pool.query<WarningFound>({
    name: 'warnings-page',
    text: `select distinct on (due_at, report_id, of_clock) due_at as "dueAt", report_id as "reportId", of_clock as clock, rung, warned_at as "warnedAt"
      from unnest($1::integer[], $2::text[]) as seats (unit_id, seat) cross join lateral (
        select due_at, report_id, of_clock, rung, warned_at from warning listed
        where listed.unit_id = seats.unit_id and listed.seat = seats.seat and not ($3::integer = any (listed.kept_from))
          and (due_at, report_id, of_clock) > ($4::timestamptz, $5::bigint, $6::integer)
        order by due_at, report_id, of_clock limit $7) walk
      order by due_at, report_id, of_clock, warned_at desc limit $7`,
    values: [seats.map(({ unit }) => unit), seats.map(({ seat }) => seat), officer, after === null ? '-infinity' : new Date(after.dueAt).toISOString(), after?.reportId ?? '0', after?.clock ?? 0, limit],
  })
  return rows
}

/** Exact up to `most`; one more where there are more. In the order of the index, without which PostgreSQL 15 reads the table. */
export async function warningsCount(pool: pg.Pool, { seats, officer }: WarningQuestion, most: number): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: 'warnings-count',
    text: `select count(*)::integer as count from (
      select distinct report_id, of_clock from unnest($1::integer[], $2::text[]) as seats (unit_id, seat) cross join lateral (
        select report_id, of_clock from warning listed
        where listed.unit_id = seats.unit_id and listed.seat = seats.seat and not ($3::integer = any (listed.kept_from))
        order by due_at, report_id, of_clock limit $4) walk limit $4) counted`,
    values: [seats.map(({ unit }) => unit), seats.map(({ seat }) => seat), officer, most + 1],
  })
  return rows[0]?.count ?? 0
}
