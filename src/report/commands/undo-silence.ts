// A report that silence closed stands where it stood: the silence was none.
import { owesOf } from '../holdings/owes.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { happen, holdingOf, type Turn } from '../turn.ts'

/** False where silence did not close it, or not in its first turn: there it is opened again instead. */
export function undoSilence(turn: Turn, state: ReportState): boolean {
  const silence = state.silence ?? null
  if (silence === null || state.outcome !== 'settled') return false
  const holding = holdingOf(state, silence.holding)
  if (holding.parent !== null) return false
  const owes = owesOf(turn.world, state, { ...holding, open: true }, stepOf(sopOf(turn.world, holding), silence.step))
  happen(turn, { kind: 'silence-undone', holding: holding.no, step: silence.step, owes, told: [], clocks: {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'reopened' })
  return true
}
