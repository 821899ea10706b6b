// Where a lane's unit stands, seen from a holding: its own unit, its opener's, or that of a holding it opened.
import { stepsDown } from '../../sop/level.ts'
import type { Level } from '../../sop/sop.ts'
import type { Place } from '../../sop/vocabulary.ts'
import type { Holding, ReportState } from '../state.ts'
import type { UnitId } from '../world.ts'

/** Units that may act in a lane of this place for this holding. */
export function unitsAt(state: ReportState, holding: Holding, place: Place): readonly UnitId[] {
  const down = stepsDown(holding.level, place)
  if (down === null) return []
  if (down === 0) return [holding.unit]
  return down < 0 ? unitsUp(state, holding, -down) : unitsDown(state, holding, down)
}

function unitsUp(state: ReportState, holding: Holding, levels: number): readonly UnitId[] {
  const opener = state.holdings.find(({ no }) => no === holding.parent)
  // Where nobody is above, a unit does itself what its procedure leaves to those above.
  if (opener === undefined) return [holding.unit]
  return levels === 1 ? [opener.unit] : unitsUp(state, opener, levels - 1)
}

/** The lead's unit of the latest dispatch, and supporters that still work. */
function unitsDown(state: ReportState, holding: Holding, levels: number): readonly UnitId[] {
  const children = childrenOf(state, holding)
  const current = children.filter((child) => child.open || child.no === lastLead(children)?.no)
  return levels === 1 ? current.map(({ unit }) => unit) : current.flatMap((child) => unitsDown(state, child, levels - 1))
}

export function childrenOf(state: ReportState, holding: Pick<Holding, 'no'>): readonly Holding[] {
  return state.holdings.filter(({ parent }) => parent === holding.no)
}

export function lastLead(children: readonly Holding[]): Holding | undefined {
  return children.findLast(({ role }) => role === 'lead')
}

/** The lanes that a unit works when it runs its opener's procedure. */
export function levelBelow(level: Level): Level {
  return level === 'above' ? 'here' : 'below'
}
