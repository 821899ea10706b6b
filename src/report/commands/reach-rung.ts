// A warning's time has come: it is recorded who is warned, and the next rung waits.
import { isLate } from '../../calendar/is-late.ts'
import type { Refusal } from '../refusal.ts'
import type { RungClock } from '../clocks/rung-clock.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { happen, holdingOf, type Turn } from '../turn.ts'
import { warnedSeats } from '../clocks/warned-seats.ts'

export function reachRung(turn: Turn, state: ReportState, { id, of, rung: name, due, struckAt }: RungClock): Refusal | null {
  const clock = state.clocks.find((one) => one.id === of)
  if (struckAt !== null) return 'clock-already-struck'
  if (clock === undefined || clock.pausedSince !== null) return 'clock-not-running'
  if (!isLate(turn.world.now, due)) return 'not-yet-due'
  const rung = sopOf(turn.world, holdingOf(state, clock.ruleOf)).rules.ladder?.find((one) => one.id === name)
  if (rung === undefined) throw new Error(`The procedure of report ${state.reportId} has no rung ${name}.`)
  happen(turn, { kind: 'rung-reached', rung: id, name, of, due, warned: warnedSeats(turn.world, state, clock, rung), clocks: {} })
  return null
}
