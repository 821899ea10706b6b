// What a reporter may still do with a report; the decisions ask the same questions, so that no page offers what is refused.
import { erasureOf } from '../erasure/erasure.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { World } from '../world.ts'

/** While it is open, and where the procedure opens it again after such an end: what they write does that. */
export function mayReply(state: ReportState, world: World): boolean {
  return erasureOf(state).stands === 'none' && (state.open || reopeningStep(state, world) !== null)
}

export function mayWithdraw(state: ReportState): boolean {
  return state.open
}

/** The step at which the procedure opens a report again that ended so; null where it stays closed. */
export function reopeningStep(state: ReportState, world: World): string | null {
  if (state.open || state.outcome === null) return null
  return sopOf(world, holdingOf(state, 1)).rules.reopens[state.outcome] ?? null
}
