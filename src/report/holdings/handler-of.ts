// The unit that works a report addressed to a unit: its coordinating team where it has one, else itself.
import type { UnitId, World } from '../world.ts'

export function handlerOf(world: World, unit: UnitId): UnitId {
  return world.unit(unit).coordinator ?? unit
}
