// Reports of a government whose due clocks could not be struck, for who manages the system there.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'

export type UnsweptReport = { readonly reportId: ReportId; readonly attempts: number; /** Epoch milliseconds. */ readonly triedAt: number; readonly fault: string }

/** Those that failed longest first. */
export async function unsweptReports(pool: pg.Pool, government: number, most: number): Promise<readonly UnsweptReport[]> {
  const { rows } = await pool.query<UnsweptReport>({
    name: 'unswept-reports',
    text: `select report_id as "reportId", attempts, leased_at as "triedAt", fault from sweep_lease join report using (report_id)
      where government = $1 and fault is not null order by attempts desc, report_id limit $2`,
    values: [government, most],
  })
  return rows
}

/** Lets the next sweep try them at once. */
export async function tryUnsweptAgain(pool: pg.Pool, government: number): Promise<void> {
  await pool.query({
    name: 'try-unswept-again',
    text: 'update sweep_lease set free_at = clock_timestamp() from report where report.report_id = sweep_lease.report_id and government = $1 and fault is not null',
    values: [government],
  })
}
