// Whom a procedure means when it says that the reporter, the opener or the units below are told.
import type { Tell } from '../../sop/sop.ts'
import type { Told } from '../event.ts'
import { childrenOf } from '../holdings/place.ts'
import type { Holding, ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { UnitId } from '../world.ts'

export function recipients(state: ReportState, holding: Holding, tell: readonly Tell[]): readonly Told[] {
  return tell.flatMap(({ to, template }): Told[] =>
    to === 'reporter' ? [{ to: { who: 'reporter' }, template }] : units(state, holding, to).map((unit) => ({ to: { who: 'unit', unit }, template })))
}

function units(state: ReportState, holding: Holding, to: Exclude<Tell['to'], 'reporter'>): readonly UnitId[] {
  switch (to) {
    case 'here':
      return [holding.unit]
    case 'watcher':
      return [state.watcher]
    case 'opener':
      return holding.parent === null ? [] : [holdingOf(state, holding.parent).unit]
    case 'children':
      return childrenOf(state, holding).filter(({ open }) => open).map(({ unit }) => unit)
    default:
      return to satisfies never
  }
}
