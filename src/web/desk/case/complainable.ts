// Whom a report may be about: the units of its government, and the officers of each.
import type { ReportState } from '../../../report/state.ts'
import type { Unit, World } from '../../../report/world.ts'
import type { Web } from '../../web.ts'

export function complainableUnits({ reference }: Pick<Web, 'reference'>, { government }: ReportState): readonly Unit[] {
  return reference.get().units.filter(({ id }) => reference.get().governmentOf(id) === government)
}

/** Numbers of officers by unit. */
export function complainable(web: Pick<Web, 'reference'>, world: World, state: ReportState): ReadonlyMap<number, readonly number[]> {
  return new Map(complainableUnits(web, state).map(({ id }) => [id, world.officers(id).map((officer) => officer.id)]))
}
