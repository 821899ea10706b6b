// Whether example reports are still to be written into this database, and until when they happened.
import type { Queryable, Transaction } from './in-transaction.ts'

/** Asked for once, with the governments of the demonstration. */
export async function askForDemoReports(to: Transaction, until: number): Promise<void> {
  await to.query('insert into demo_reports (until_at) values ($1) on conflict do nothing', [new Date(until)])
}

/** Null where none are wanted, or they are there. */
export async function demoReportsWanted(from: Queryable): Promise<{ readonly until: number } | null> {
  const { rows } = await from.query<{ until: Date }>('select until_at as until from demo_reports where loaded_at is null')
  return rows[0] === undefined ? null : { until: Number(rows[0].until) }
}

/** False where another process was first. */
export async function markDemoReportsLoaded(to: Transaction, at: number): Promise<boolean> {
  const { rowCount } = await to.query('update demo_reports set loaded_at = $1 where loaded_at is null', [new Date(at)])
  return rowCount === 1
}
