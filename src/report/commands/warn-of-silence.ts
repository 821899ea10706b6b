// Tells the reporter that silence will close the report. Where we were late with it, the days we lost are added to the silence.
import { withPause } from '../clocks/clock-change.ts'
import type { Clock } from '../clocks/clock.ts'
import { ruleWarnedOf } from '../clocks/silence-warning.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'

export function warnOfSilence(turn: Turn, state: ReportState, warning: Clock): void {
  const silence = state.clocks.find((clock) => clock.kind === 'silence' && clock.rule === ruleWarnedOf(warning.rule) && clock.ruleOf === warning.ruleOf && clock.from === warning.from)
  if (silence === undefined) throw new Error(`The warning ${warning.rule} belongs to no silence that runs.`)
  const later = withPause(turn.world, silence, { from: warning.due, to: turn.world.now, cause: 'late-warning' })
  const isLater = later.due !== silence.due
  happen(turn, { kind: 'silence-warned', clock: warning.id, until: isLater ? later.due : silence.due, told: [], clocks: isLater ? { moved: [later] } : {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'silence-warning' })
}
