// As what an officer may see a report at the desk: judged by the posts held now, by the units that have or had a turn with it.
import { handlerOf } from '../holdings/handler-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { isBarred, isComplainedAbout } from '../allowed/who-may-act.ts'
import type { UnitId, World } from '../world.ts'

export type Reader = { readonly officer: number; /** The own posts and those stood in for. */ readonly posts: readonly { readonly unit: UnitId }[] }

/** Null when they must not learn that it exists. */
export function audienceOf(world: World, state: ReportState, { officer, posts }: Reader): 'verifier' | 'handler' | null {
  if (isComplainedAbout(state, officer)) return null
  const isTheirs = (unit: UnitId) => !isBarred(state, unit) && posts.some((post) => post.unit === unit)
  const units = (holdings: readonly Pick<Holding, 'unit'>[]) => holdings.map(({ unit }) => inPlaceOf(world, state, unit))
  const seeing = turnsThatSee(state)
  if ([inPlaceOf(world, state, state.watcher), ...units(seeing.filter((holding) => verifies(world, holding)))].some(isTheirs)) return 'verifier'
  return units(seeing).some(isTheirs) ? 'handler' : null
}

/** Whoever gave a secret report back, or had it taken away, handles it no more and sees it no more. */
function turnsThatSee({ secret, holdings }: ReportState): readonly Holding[] {
  return holdings.filter(({ open, outcome }) => !secret || open || (outcome !== 'returned' && outcome !== 'released'))
}

/** Who took it in, and the team of every government that it was handed to. */
function verifies(world: World, { parent, unit }: Holding): boolean {
  const above = world.unit(unit).parent
  return parent === null || (above !== null && handlerOf(world, above) === unit)
}

/** A unit that is kept out of the case is stood in for by the one above it. */
function inPlaceOf(world: World, state: ReportState, unit: UnitId): UnitId {
  return isBarred(state, unit) ? (world.unit(unit).parent ?? unit) : unit
}

/** Units whose officers may see it, but for those who are complained about; ascending. */
export function unitsThatSee(world: World, state: ReportState): readonly UnitId[] {
  const units = new Set([state.watcher, ...turnsThatSee(state).map(({ unit }) => unit)].map((unit) => inPlaceOf(world, state, unit)))
  return [...units].filter((unit) => !isBarred(state, unit)).toSorted((one, other) => one - other)
}

/** Numbers of the officers who are complained about; ascending. */
export function officersKept({ complainedAbout }: ReportState): readonly number[] {
  return [...new Set(complainedAbout.flatMap(({ officer }) => officer ?? []))].toSorted((one, other) => one - other)
}
