// Who is warned by a rung, as offices of units: never a person, and never nobody.
import { firstLane, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Rung } from '../../sop/sop.ts'
import type { Clock } from './clock.ts'
import type { WarnedSeat } from './rung-clock.ts'
import type { ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import { isBarred } from '../allowed/who-may-act.ts'
import type { UnitId, World } from '../world.ts'

/** All of a unit. */
export const WHOLE_UNIT = '@unit'

export function warnedSeats(world: World, state: ReportState, clock: Clock, rung: Rung): readonly WarnedSeat[] {
  const seats = rung.to.flatMap(({ at, offices }) => {
    const unit = unbarred(world, state, unitAt(world, state, clock, at))
    return seatsIn(world, unit, offices.length > 0 ? offices : at === 'owes' ? officesThatWork(world, state, clock) : [], state.watcher)
  })
  return seats.filter((seat, index) => seats.findIndex(({ unit, seat: name }) => unit === seat.unit && name === seat.seat) === index)
}

function unitAt(world: World, state: ReportState, clock: Clock, at: Rung['to'][number]['at']): UnitId {
  const holding = clock.holding === null ? null : holdingOf(state, clock.holding)
  switch (at) {
    case 'owes':
      return clock.owes.who === 'unit' ? clock.owes.unit : state.watcher
    case 'opener':
      return holding?.parent == null ? state.watcher : holdingOf(state, holding.parent).unit
    case 'watcher':
      return state.watcher
    case 'government':
      return state.government
    case 'oversight':
      return world.oversightOf?.(state.government) ?? state.watcher
    default:
      return at satisfies never
  }
}

/** In cases of oversight the unit complained about is not the one to be warned. */
function unbarred(world: World, state: ReportState, unit: UnitId): UnitId {
  return isBarred(state, unit) ? (world.unit(unit).parent ?? state.watcher) : unit
}

/** Offices that nobody holds warn the whole unit; where nobody works yet at all, whoever watches the report knows it too. */
function seatsIn(world: World, unit: UnitId, offices: readonly string[], watcher: UnitId): readonly WarnedSeat[] {
  const holders = world.officers(unit)
  const held = holders.length === 0 ? offices : offices.filter((office) => holders.some((one) => one.office === office))
  const seats = held.length > 0 ? held.map((seat) => ({ unit, seat })) : [{ unit, seat: WHOLE_UNIT }]
  return holders.length > 0 || unit === watcher ? seats : [...seats, { unit: watcher, seat: WHOLE_UNIT }]
}

function officesThatWork(world: World, state: ReportState, clock: Clock): readonly string[] {
  if (clock.step === null) return []
  const sop = sopOf(world, holdingOf(state, clock.ruleOf))
  return firstLane(sop, stepOf(sop, clock.step)).offices
}
