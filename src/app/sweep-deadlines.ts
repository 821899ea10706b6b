// Strikes the clocks whose time has come: many reports read, judged and written together, each by the rules of its own procedure.
import type pg from 'pg'
import type { LoadedReport } from '../store/load-reports.ts'
import { loadReports } from '../store/load-reports.ts'
import { isStillDue, leaseAgain, leaseDueReports, putOff, releaseReports, type LeasedReport } from '../store/sweep-queue.ts'
import type { Handling } from './handle.ts'
import { struckWrite } from './struck-write.ts'
import { strikeReport } from './strike-report.ts'
import { mindfulOfGap, mindfulOfMail } from './mindful-of.ts'

export type Sweep = {
  readonly handling: Handling
  readonly pool: pg.Pool
  readonly now: () => number
  /** Deadlines leased at once. */
  readonly most: number
  /** Told of each report that could not be swept; it is tried again later and holds up no other. */
  readonly failed?: (error: unknown, report: LeasedReport) => void
}

/** `leased` counts deadlines found due and reports tried again. */
export type SweepResult = { readonly leased: number; readonly struck: number }

export async function sweepDeadlines(asked: Sweep): Promise<SweepResult> {
  const { pool, now, most } = asked
  const sweep = { ...asked, handling: await mindfulOfGap(asked.handling, pool) }
  const { reports, deadlines } = await leaseDueReports(pool, now(), most)
  const struck = reports.length === 0 ? 0 : await strikeTogether(await withMail(sweep), reports)
  const again = await sweepAgain(sweep)
  return { leased: deadlines + again.leased, struck: struck + again.struck }
}

/** What failed before or was left by a worker that died, one after another. */
async function sweepAgain(sweep: Sweep): Promise<SweepResult> {
  let [leased, struck] = [0, 0]
  for (; leased < sweep.most; leased += 1) {
    const report = await leaseAgain(sweep.pool)
    if (report === null) break
    struck += await strikeAlone(await withMail(sweep), report)
  }
  return { leased, struck }
}

async function withMail(sweep: Sweep): Promise<Sweep> {
  return { ...sweep, handling: await mindfulOfMail(sweep.handling, sweep.pool) }
}

async function strikeTogether(sweep: Sweep, reports: readonly LeasedReport[]): Promise<number> {
  const loaded = await loadReports(sweep.pool, reports.map(({ reportId }) => reportId))
  // All are waited for: nothing of this sweep may still be writing when it has ended.
  const struck = await Promise.all(reports.map((report) => strikeOne(sweep, loaded.get(report.reportId))))
  const done = reports.filter((_, index) => (struck[index] ?? 0) > 0)
  await releaseReports(sweep.pool, done)
  let sum = struck.reduce<number>((total, count) => total + (count ?? 0), 0)
  for (const [index, report] of reports.entries()) if ((struck[index] ?? 0) === 0) sum += await strikeAlone(sweep, report)
  return sum
}

/** How many clocks were struck and written; null where it must be done once more, alone: what is wrong with it shows then. */
async function strikeOne({ handling }: Sweep, report: LoadedReport | undefined): Promise<number | null> {
  try {
    const struck = report === undefined ? null : struckWrite(handling.world(), report)
    if (struck === null) return null
    return (await handling.commit(struck.write)) ? struck.count : null
  } catch {
    return null
  }
}

async function strikeAlone({ handling, pool, now, failed }: Sweep, report: LeasedReport): Promise<number> {
  try {
    const struck = await strikeReport(handling, report.reportId)
    if (struck === 0 && (await isStillDue(pool, report.reportId, now()))) throw new Error('A deadline is due in the queue that the report itself does not know as due.')
    await releaseReports(pool, [report])
    return struck
  } catch (error) {
    failed?.(error, report)
    await putOff(pool, report, error instanceof Error ? error.constructor.name : typeof error)
    return 0
  }
}
