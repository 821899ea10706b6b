// The procedure that a holding runs, and its parts by name.
import type { Lane, Sop, Step } from '../../sop/sop.ts'
import type { Holding } from '../state.ts'
import type { World } from '../world.ts'

export function sopOf(world: World, holding: Pick<Holding, 'sop'>): Sop {
  return world.sop(holding.sop)
}

/** Throws for a name that the procedure doesn't have: a fault, since procedures are checked before they are published. */
export function stepOf(sop: Sop, id: string): Step {
  const step = sop.steps.find((one) => one.id === id)
  if (step === undefined) throw new Error(`The procedure ${sop.id} version ${sop.version} has no step ${id}.`)
  return step
}

export function laneOf(sop: Sop, id: string): Lane {
  const lane = sop.lanes.find((one) => one.id === id)
  if (lane === undefined) throw new Error(`The procedure ${sop.id} version ${sop.version} has no lane ${id}.`)
  return lane
}

/** The lane that owes a step: the first that it names. */
export function firstLane(sop: Sop, step: Step): Lane {
  return laneOf(sop, step.lanes[0] ?? '')
}
