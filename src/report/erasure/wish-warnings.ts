// Who is warned of a reporter's wish to be forgotten that nobody has decided yet, and when: before three times 24 hours are over, and once they are.
import { rungDue } from '../clocks/rung-due.ts'
import type { WarnedSeat } from '../clocks/rung-clock.ts'
import { WHOLE_UNIT } from '../clocks/warned-seats.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import { ERASURE_MS, erasureOf } from './erasure.ts'

export const WISH_STAGES = ['soon', 'late'] as const
export type WishStage = (typeof WISH_STAGES)[number]

export type WishWarning = { readonly stage: WishStage; /** Epoch milliseconds. */ readonly at: number; readonly to: readonly WarnedSeat[] }

/** Warnings of a wish have no clock of the procedure; they stand beside those of clocks, which are counted from 1. */
export const WISH_CLOCK = 0

const SOON = { side: 'before', share: null, budget: { n: 24, unit: 'h' }, atOnce: false } as const

/** The stage that is due now and has not come yet; null where none is. */
export function wishStageDue(world: World, state: ReportState): WishStage | null {
  const { asked } = erasureOf(state)
  if (asked === null) return null
  const came = (stage: WishStage) => asked.warned?.some((one) => one.stage === stage) === true
  if (world.now > asked.at + ERASURE_MS) return came('late') ? null : 'late'
  return came('soon') || world.now < soonAt(world, state, asked.at) ? null : 'soon'
}

/** The morning of a working day, a day before the end at the latest: nobody reads it on a Sunday. Where that is over already, at once. */
function soonAt(world: World, state: ReportState, askedAt: number): number {
  return rungDue(SOON, { from: askedAt, due: askedAt + ERASURE_MS }, world.calendarOf(state.watcher)) ?? askedAt
}

/** Whoever decides; and once it is late the oversight too. */
export function wishWarned(world: World, state: ReportState, stage: WishStage): readonly WarnedSeat[] {
  const oversight = stage === 'late' ? (world.oversightOf?.(state.government) ?? null) : null
  return [state.watcher, ...(oversight === null || oversight === state.watcher ? [] : [oversight])].map((unit) => ({ unit, seat: WHOLE_UNIT }))
}
