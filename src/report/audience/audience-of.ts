// As what an officer may see a report at the desk: judged by the posts held now, by the units that have or had a turn with it.
import { handlerOf } from '../holdings/handler-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { isBarred, isComplainedAbout } from '../allowed/who-may-act.ts'
import { seenAs, type Relation } from '../policy.ts'
import { factsFor } from './facts.ts'
import type { UnitId, World } from '../world.ts'

export type Reader = { readonly officer: number; /** The own posts and those stood in for. */ readonly posts: readonly { readonly unit: UnitId }[] }

/** Null when they must not learn that it exists. */
export function audienceOf(world: World, state: ReportState, { officer, posts }: Reader): 'verifier' | 'handler' | null {
  const units = new Set(posts.map(({ unit }) => unit))
  const relations = placesOf(world, state).flatMap(({ unit, relation }) => (units.has(unit) ? [relation] : []))
  return seenAs(new Set<Relation>(isComplainedAbout(state, officer) ? [...relations, 'complained-about'] : relations), factsFor(state))
}

type Place = { readonly unit: UnitId; readonly relation: Relation }

/** The unit that answers for it and every unit that has or had a turn with it, each with what that makes it; who is kept out is stood in for. */
function placesOf(world: World, state: ReportState): readonly Place[] {
  const places: readonly Place[] = [{ unit: state.watcher, relation: 'watches' }, ...state.holdings.map((holding) => ({ unit: holding.unit, relation: relationOf(world, holding) }))]
  return places.map(({ unit, relation }) => ({ unit: inPlaceOf(world, state, unit), relation })).filter(({ unit }) => !isBarred(state, unit))
}

function relationOf(world: World, holding: Holding): Relation {
  const gaveAway = !holding.open && (holding.outcome === 'returned' || holding.outcome === 'released')
  return verifies(world, holding) ? (gaveAway ? 'verified-and-gave-away' : 'verifies') : gaveAway ? 'worked-and-gave-away' : 'works'
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
  const facts = factsFor(state)
  const seeing = placesOf(world, state).filter(({ relation }) => seenAs(new Set([relation]), facts) !== null).map(({ unit }) => unit)
  return [...new Set(seeing)].toSorted((one, other) => one - other)
}

/** Numbers of the officers who are complained about; ascending. */
export function officersKept({ complainedAbout }: ReportState): readonly number[] {
  return [...new Set(complainedAbout.flatMap(({ officer }) => officer ?? []))].toSorted((one, other) => one - other)
}
