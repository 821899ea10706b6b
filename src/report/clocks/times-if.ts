// By when the units that have a report would have to be done, if it were judged otherwise: so that who corrects it sees what follows.
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import type { Clock } from './clock.ts'
import { clockChange } from './clock-change.ts'
import { clocksAfter } from './clocks-after.ts'
import { timeOf } from '../commands/strike-clock.ts'

export type Judgement = Partial<Pick<ReportState, 'nature' | 'inspection'>>

/** Only times that hang on such a judgement, the soonest first. */
export function timesIf(world: World, state: ReportState, judgement: Judgement): readonly Clock[] {
  const judged = { ...state, ...judgement }
  const clocks = clocksAfter(state.clocks, { kind: 'clocks-changed', clocks: clockChange(world, judged) ?? {} }, world.now)
  return clocks.filter((clock) => hangsOnIt(world, judged, clock)).toSorted((one, other) => one.due - other.due)
}

function hangsOnIt(world: World, state: ReportState, clock: Clock): boolean {
  const { when } = timeOf(world, state, clock)
  return when.nature !== undefined || when.inspection !== undefined
}
