// A clock: one promise of time that somebody owes, with the facts it was reckoned from.
import type { Budget } from '../../calendar/budget.ts'
import type { Pause } from '../../calendar/pauses.ts'
import type { UnitId } from '../world.ts'

export type Owes =
  | { readonly who: 'unit'; readonly unit: UnitId }
  | { readonly who: 'reporter' }
  | { readonly who: 'system' }
  | { readonly who: 'outside'; readonly body: string }

export type Clock = {
  /** Number inside the report, from 1; never reused. */
  readonly id: number
  /** What it times: `step`, `first-notice`, `completion`, `silence`, … as the procedure or an overlay names it. */
  readonly kind: string
  /** The time of a procedure that it was started by, and the holding whose procedure that is: they say what follows a miss. */
  readonly rule: string
  readonly ruleOf: number
  /** The holding it belongs to; null for the report's own clocks, which no hand-over restarts. */
  readonly holding: number | null
  readonly step: string | null
  readonly owes: Owes
  /** Whose calendar it is counted by. */
  readonly unit: UnitId
  /** Anchor, epoch milliseconds. */
  readonly from: number
  readonly budget: Budget
  readonly ends: 'office' | 'citizen'
  readonly calendar: { readonly id: string; readonly version: number }
  /** When it falls due, epoch milliseconds; the upper end of a range. While it stands still: when it would have. */
  readonly due: number
  /** The day it falls due, in the zone of the calendar. */
  readonly date: string
  /** True while a year it counts through has no published calendar. */
  readonly provisional: boolean
  /** When it stood still; the last has no end while it still stands. */
  readonly pauses: readonly Pause[]
  /** Since when it stands still, epoch milliseconds; null while it runs. It can't fall due while it stands. */
  readonly pausedSince: number | null
  /** Where the time is laid down: a clause of the procedure or an overlay. */
  readonly source: string
  /** When it was recorded as missed, epoch milliseconds; a recorded breach is never undone. */
  readonly struckAt: number | null
  /** Absent unless it was moved since it began: by which change of a calendar (null: the date of receipt was corrected), and when it fell due before. */
  readonly moved?: { readonly change: number | null; readonly was: number }
  /** Absent unless it took the place of others when the nature of the report was judged anew: which rules, oldest first, when they fell due and were missed. */
  readonly instead?: readonly { readonly rule: string; readonly due: number; readonly struckAt: number | null }[]
}
