// Units that a dispatch may name: those of the dispatching unit's own house that are at work.
import type { Holding } from '../../../report/state.ts'
import type { Unit, UnitId, World } from '../../../report/world.ts'
import type { Option } from '../../ui/select.tsx'
import type { Web } from '../../web.ts'

/** Below the house that the dispatching unit stands in, without it and without teams that only coordinate; the national team hands down to governments. */
export function targetUnits({ reference }: Pick<Web, 'reference'>, world: World, turn: Holding): readonly Unit[] {
  const { units, unitMore } = reference.get()
  const own = world.unit(turn.unit)
  const house = own.kind === 'agency' || own.kind === 'government' || own.kind === 'national' ? own.id : (own.parent ?? own.id)
  const coordinators = new Set(units.flatMap(({ coordinator }) => coordinator ?? []))
  return units.filter((unit) => unit.id !== turn.unit && unit.id !== house && unitMore(unit.id).active && !coordinators.has(unit.id) && isUnder(world, unit.id, house) && (world.unit(house).kind !== 'national' || unit.kind === 'government'))
}

export function optionsOf(units: readonly Unit[]): readonly Option[] {
  return units.map(({ id, name }) => ({ value: String(id), label: name }))
}

function isUnder(world: World, unit: UnitId, house: UnitId): boolean {
  const { parent } = world.unit(unit)
  return parent !== null && (parent === house || isUnder(world, parent, house))
}
