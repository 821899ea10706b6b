// Who may make a settled report public in their own words, and who takes the second look.
import { allowed, type Allowed } from './allowed.ts'
import { MASKED_ARTEFACT } from '../audience/masked-artefact.ts'
import type { ReportState } from '../state.ts'
import { isBarred, isComplainedAbout, type Officer } from './who-may-act.ts'
import type { UnitId, World } from '../world.ts'

/** What may ever be published: settled, never secret, with a wording that the public may read. */
export function isPublishable({ open, outcome, secret, masked }: Pick<ReportState, 'open' | 'outcome' | 'secret' | 'masked'>): boolean {
  return !open && outcome === 'settled' && !secret && masked
}

/** The way of the procedure's own step for it, which hangs on a rhythm and comes after the end; null where the post may not take one. */
export function publishingWay(world: World, state: ReportState, by: Officer): Allowed | null {
  return isPublishable(state) ? (waysToPublish(world, state, by).find(({ way }) => !way.needs.includes(MASKED_ARTEFACT)) ?? null) : null
}

/** Settled and not secret, but nobody has masked it: then it may be masked for this, also after the end. */
export function lacksMasking({ open, outcome, secret, masked }: Pick<ReportState, 'open' | 'outcome' | 'secret' | 'masked'>): boolean {
  return !open && outcome === 'settled' && !secret && !masked
}

/** Null where the post may not mask it. */
export function maskingWay(world: World, state: ReportState, by: Officer): Allowed | null {
  return lacksMasking(state) ? (waysToPublish(world, state, by).find(({ way }) => way.needs.includes(MASKED_ARTEFACT)) ?? null) : null
}

/** Whether the post masks it for publication, or could publish it once it is masked. */
export function awaitsMasking(world: World, state: ReportState, by: Officer): boolean {
  return lacksMasking(state) && waysToPublish(world, state, by).length > 0
}

function waysToPublish(world: World, state: ReportState, by: Officer): readonly Allowed[] {
  return allowed(world, state, by).filter(({ step, whyNot }) => step.afterwards && step.rhythm !== null && whyNot === null)
}

/** Somebody else than the writer: of the same unit, or of the unit that watched the report, to which it climbs where nobody else is. */
export function mayReview(world: World, state: ReportState, written: { readonly by: number; readonly unit: UnitId }, by: Officer): boolean {
  if (!isPublishable(state) || by.officer === written.by) return false
  if (isComplainedAbout(state, by.officer) || isBarred(state, by.unit)) return false
  return by.unit === state.watcher || (by.unit === written.unit && publishingWay(world, state, by) !== null)
}

/** Takes back what is out: whoever could publish it, and the unit that watched it; also when it may not be published any more. */
export function mayTakeBack(state: ReportState, unit: UnitId, by: Officer): boolean {
  return !isComplainedAbout(state, by.officer) && !isBarred(state, by.unit) && (by.unit === unit || by.unit === state.watcher)
}
