// Hands a report down to a lead and its supporters: each gets a turn of its own, run by its own procedure where it has one.
import type { Step } from '../../sop/sop.ts'
import { handlerOf } from './handler-of.ts'
import { openHolding } from './open-holding.ts'
import { childrenOf, levelBelow } from './place.ts'
import { sopOf } from './sop-of.ts'
import { holdingOf, reportOf, type Turn } from '../turn.ts'
import type { UnitId } from '../world.ts'

export type Targets = { readonly lead: UnitId; readonly supporters: readonly UnitId[] }

/** What was decided by the coordinator is `binding`: it can't be sent back. */
export function dispatch(turn: Turn, no: number, step: Step, { lead, supporters, binding }: Targets & { readonly binding: boolean }): void {
  openBelow(turn, no, step, { target: lead, role: 'lead', binding })
  for (const target of supporters) if (!works(turn, no, target)) openBelow(turn, no, step, { target, role: 'supporter', binding })
}

/** A supporter of an earlier dispatch just goes on. */
function works(turn: Turn, no: number, unit: UnitId): boolean {
  return childrenOf(reportOf(turn), { no }).some((child) => child.open && child.unit === unit)
}

type Below = { readonly target: UnitId; readonly role: 'lead' | 'supporter'; readonly binding: boolean }

function openBelow(turn: Turn, no: number, step: Step, { target, role, binding }: Below): void {
  const parent = holdingOf(reportOf(turn), no)
  const own = turn.world.sopInForce(target, reportOf(turn).classification)
  const sop = own === null ? sopOf(turn.world, parent) : turn.world.sop(own)
  const common = { unit: handlerOf(turn.world, target), parent, role, sop, binding: binding || parent.binding }
  if (own === null) openHolding(turn, { ...common, level: levelBelow(parent.level), step: step.id })
  else openHolding(turn, { ...common, level: 'here', step: sop.begins.here })
}
