// A government's units in the order of a tree, each with how deep it stands.
import type { Reference } from '../../app/reference.ts'
import type { Unit, UnitId } from '../../report/world.ts'

export type UnitInTree = Unit & { readonly depth: number; readonly active: boolean; readonly form: ReturnType<Reference['unitMore']>['form'] }

/** The government first, each unit before those below it, siblings by name. */
export function unitTree(reference: Reference, government: UnitId): readonly UnitInTree[] {
  const below = Map.groupBy(reference.units, ({ parent }) => parent)
  const branch = (unit: Unit, depth: number): UnitInTree[] => [
    { ...unit, depth, ...reference.unitMore(unit.id) },
    ...(below.get(unit.id) ?? []).filter(({ kind }) => kind !== 'government').flatMap((one) => branch(one, depth + 1)),
  ]
  const root = reference.units.find(({ id }) => id === government)
  return root === undefined ? [] : branch(root, 0)
}
