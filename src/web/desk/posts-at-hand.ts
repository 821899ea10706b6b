// The posts that an officer works in now, deputies' included, as the procedures' lanes ask for them.
import type { Officer } from '../../report/allowed/who-may-act.ts'
import type { OfficerAtWork, Web } from '../web.ts'

export function postsAtHand({ reference, clock }: Pick<Web, 'reference' | 'clock'>, { officer, government }: Pick<OfficerAtWork, 'officer' | 'government'>): readonly Officer[] {
  const current = reference.get()
  const world = current.worldAt(clock.now())
  return current.units.filter(({ id }) => current.governmentOf(id) === government).flatMap(({ id: unit }) =>
    world.officers(unit).filter(({ id }) => id === officer).map(({ office }): Officer => ({ who: 'officer', officer, unit, office })))
}
