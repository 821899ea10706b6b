// The clock of a report that is struck next: of those whose time is over, the one that fell due first.
import { isLate } from '../calendar/is-late.ts'
import type { ReportState } from '../report/state.ts'

/** Its number; null when none is due. `now` in epoch milliseconds. */
export function dueClock(state: ReportState, now: number): number | null {
  const due = state.clocks.filter((clock) => clock.struckAt === null && clock.pausedSince === null && isLate(now, clock.due))
  return due.toSorted((one, other) => one.due - other.due || one.id - other.id)[0]?.id ?? null
}

/** Of one report in one sweep: a procedure that starts a clock anew each time it is missed must not hold up the others. */
export const MOST_STRIKES = 50
