// Strikes the clocks whose time has come, each by its own command, so that the report's own rules say what follows.
import type pg from 'pg'
import { isLate } from '../calendar/is-late.ts'
import type { ReportId } from '../report/public-number.ts'
import type { ReportState } from '../report/state.ts'
import { leaseDueDeadlines } from '../store/deadline-queue.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Sweep = { readonly handling: Handling; readonly pool: pg.Pool; readonly now: () => number; readonly most: number }

export type SweepResult = { readonly leased: number; readonly struck: number }

/** Of one report in one sweep: a procedure that starts a clock anew each time it is missed must not hold up the others. */
const MOST_STRIKES = 50

/**
 * Leases up to `most` due deadlines and strikes every due clock of their reports. A clock that another worker struck or
 * that was met meanwhile is refused and left.
 */
export async function sweepDeadlines({ handling, pool, now, most }: Sweep): Promise<SweepResult> {
  const due = await leaseDueDeadlines(pool, now(), most)
  const clocks = Map.groupBy(due, ({ reportId }) => reportId)
  // All are waited for, also when one fails: nothing of this sweep may still be writing when it has ended.
  const struck = await Promise.allSettled(clocks.entries().map(([reportId, [first]]) => strikeReport(handling, reportId, first?.clock ?? 0)))
  const failed = struck.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return { leased: due.length, struck: struck.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0) }
}

/**
 * One after another in the order in which they fell due, whatever was leased and however long nobody swept: what follows
 * from the earlier one may end the later one. Returns how many were struck.
 */
async function strikeReport(handling: Handling, reportId: ReportId, leased: number): Promise<number> {
  for (let struck = 0; struck < MOST_STRIKES; struck += 1) {
    const { outcome } = await handle(handling, {
      reportId,
      build: (state) => ({ command: { type: 'strike-clock', clock: firstDue(state, handling.world().now) ?? leased }, content: noContent }),
    })
    if (outcome !== 'done') return struck
  }
  return MOST_STRIKES
}

function firstDue(state: ReportState | null, now: number): number | undefined {
  const due = (state?.clocks ?? []).filter((clock) => clock.struckAt === null && clock.pausedSince === null && isLate(now, clock.due))
  return due.sort((one, other) => one.due - other.due || one.id - other.id)[0]?.id
}
