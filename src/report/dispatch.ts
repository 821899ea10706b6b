// Hands a report down to a lead and its supporters: each gets a turn of its own, run by its own procedure where it has one.
import type { Step } from '../sop/sop.ts'
import { handlerOf } from './handler-of.ts'
import { openHolding } from './open-holding.ts'
import { childrenOf, levelBelow } from './place.ts'
import { sopOf } from './sop-of.ts'
import { holdingOf, reportOf, type Turn } from './turn.ts'
import type { UnitId } from './world.ts'

export type Targets = { readonly lead: UnitId; readonly supporters: readonly UnitId[] }

export function dispatch(turn: Turn, no: number, step: Step, { lead, supporters }: Targets): void {
  openBelow(turn, no, step, lead, 'lead')
  for (const unit of supporters) if (!works(turn, no, unit)) openBelow(turn, no, step, unit, 'supporter')
}

/** A supporter of an earlier dispatch just goes on. */
function works(turn: Turn, no: number, unit: UnitId): boolean {
  return childrenOf(reportOf(turn), { no }).some((child) => child.open && child.unit === unit)
}

function openBelow(turn: Turn, no: number, step: Step, target: UnitId, role: 'lead' | 'supporter'): void {
  const parent = holdingOf(reportOf(turn), no)
  const own = turn.world.sopInForce(target, reportOf(turn).classification)
  const sop = own === null ? sopOf(turn.world, parent) : turn.world.sop(own)
  const common = { unit: handlerOf(turn.world, target), parent, role, sop, binding: parent.binding }
  if (own === null) openHolding(turn, { ...common, level: levelBelow(parent.level), step: step.id })
  else openHolding(turn, { ...common, level: 'here', step: sop.begins.here ?? step.id })
}
