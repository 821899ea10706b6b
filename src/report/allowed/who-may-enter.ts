// Whether a post may enter by hand what came in elsewhere: the unit that takes a government's reports in, or one with a procedure of its own.
import type { Sop } from '../../sop/sop.ts'
import { handlerOf } from '../holdings/handler-of.ts'
import type { Refusal } from '../refusal.ts'
import { firstLane, stepOf } from '../holdings/sop-of.ts'
import type { Classification, UnitId, World } from '../world.ts'
import type { Officer } from './who-may-act.ts'

/** Null when they may. The offices are those of the lane in which the procedure of that unit begins. */
export function whyNotEnter(world: World, to: { readonly government: UnitId; readonly classification: Classification }, by: Officer): Refusal | null {
  const takingIn = [to.government, world.unit(to.government).parent, by.unit]
    .filter((unit): unit is UnitId => unit !== null && handlerOf(world, unit) === by.unit && (unit === to.government || unit === world.unit(to.government).parent || isUnder(world, unit, to.government)))
  const offices = takingIn.flatMap((unit) => officesTakingIn(world, { ...to, unit }) ?? [])
  if (offices.length === 0) return 'not-your-unit'
  return offices.some((lane) => lane.length === 0 || lane.includes(by.office)) ? null : 'not-your-office'
}

/** The offices of the lane that takes in; null where the unit takes nothing in. */
function officesTakingIn(world: World, { unit, government, classification }: { readonly unit: UnitId; readonly government: UnitId; readonly classification: Classification }): readonly (readonly string[])[] | null {
  const above = unit === world.unit(government).parent
  const ref = world.sopInForce(above ? government : unit, classification)
  if (ref === null) return null
  const sop = world.sop(ref)
  const step = above ? sop.begins.above : sop.begins.here
  return step === undefined ? null : lanesOf(sop, step, above ? 'above' : 'here')
}

/** Where a procedure begins in a lane that is no unit of ours, whoever works its first lane of that level takes in. */
function lanesOf(sop: Sop, step: string, level: 'above' | 'here'): readonly (readonly string[])[] {
  const first = firstLane(sop, stepOf(sop, step))
  if (first.at === level || first.at === 'holder') return [first.offices]
  return sop.lanes.filter(({ at }) => at === level).map(({ offices }) => offices)
}

function isUnder(world: World, unit: UnitId, above: UnitId): boolean {
  const { parent } = world.unit(unit)
  return parent !== null && (parent === above || isUnder(world, parent, above))
}
