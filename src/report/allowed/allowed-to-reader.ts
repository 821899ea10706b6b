// What an officer may do with a report in any of their posts; where none may, the reason that tells them most.
import { allowed, type Allowed } from './allowed.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import type { Officer } from './who-may-act.ts'
import type { UnitId, World } from '../world.ts'

/** A post held now, or stood in for. */
export type Seat = { readonly unit: UnitId; readonly office: string }

export type AllowedToReader = Allowed & { readonly by: Officer }

export function allowedToReader(world: World, state: ReportState, { officer, posts }: { readonly officer: number; readonly posts: readonly Seat[] }): readonly AllowedToReader[] {
  const [first = [], ...others] = posts.map((post): AllowedToReader[] => {
    const by: Officer = { who: 'officer', officer, ...post }
    return allowed(world, state, by).map((one) => ({ ...one, by }))
  })
  return first.map((one, index) => others.reduce((best, list) => tellsMore(best, list[index]), one))
}

/** From what says least to what says most. */
const TELLING: readonly (Refusal | null)[] = ['not-your-unit', 'not-your-turn', 'not-your-office']

function tellsMore(one: AllowedToReader, other: AllowedToReader | undefined): AllowedToReader {
  if (other === undefined || one.whyNot === null) return one
  if (other.whyNot === null) return other
  return TELLING.indexOf(other.whyNot) === -1 || TELLING.indexOf(other.whyNot) > TELLING.indexOf(one.whyNot) && TELLING.includes(one.whyNot) ? other : one
}
