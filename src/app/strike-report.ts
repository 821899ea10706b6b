// Strikes the due clocks of one report, each by a command of its own: slower than many together, and sure to name what is wrong.
import type { ReportId } from '../report/numbers/public-number.ts'
import { dueClock, MOST_STRIKES } from '../report/clocks/due-clock.ts'
import { handle, noContent, type Handling } from './handle.ts'

/**
 * One after another in the order in which they fell due, however long nobody swept: what follows from the earlier one may
 * end the later one. Returns how many were struck.
 */
export async function strikeReport(handling: Handling, reportId: ReportId): Promise<number> {
  for (let struck = 0; struck < MOST_STRIKES; struck += 1) {
    const { outcome } = await handle(handling, {
      reportId,
      build: (state) => ({ command: { type: 'strike-clock', clock: (state === null ? null : dueClock(handling.world(), state)) ?? 0 }, content: noContent }),
    })
    if (outcome !== 'done') return struck
  }
  return MOST_STRIKES
}
