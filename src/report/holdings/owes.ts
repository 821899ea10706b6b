// Who must make the next move in a step of a holding.
import { stepsDown } from '../../sop/level.ts'
import type { Step } from '../../sop/sop.ts'
import type { Place } from '../../sop/vocabulary.ts'
import type { Owes } from '../clocks/clock.ts'
import { childrenOf, lastLead, unitsAt } from './place.ts'
import { firstLane, sopOf } from './sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import type { World } from '../world.ts'

export function owesOf(world: World, state: ReportState, holding: Holding, step: Step): Owes {
  const { at } = firstLane(sopOf(world, holding), step)
  if (at === 'reporter') return { who: 'reporter' }
  if (at === 'system') return { who: 'system' }
  if (at === 'outside') return { who: 'outside', body: holding.body ?? 'other' }
  return { who: 'unit', unit: unitThatOwes(state, holding, at) }
}

function unitThatOwes(state: ReportState, holding: Holding, at: Place): number {
  const down = stepsDown(holding.level, at)
  if (down === 1) return lastLead(childrenOf(state, holding))?.unit ?? holding.unit
  return unitsAt(state, holding, at)[0] ?? holding.unit
}
