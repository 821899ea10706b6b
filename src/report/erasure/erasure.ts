// What a reporter's wish to be forgotten, and a hold by law, make of a report.
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'
import type { By } from '../event.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import type { WishWarning } from './wish-warnings.ts'

export type Erasure = {
  /** The reporter's wish that nobody has decided yet; null where there is none. `why` is the number of a wording. */
  readonly asked: { readonly at: number; readonly why: number | null; /** Absent until the first came. */ readonly warned?: readonly WishWarning[] } | null
  /** Ordered: on its way, as soon as a signed checkpoint of the public log covers the order. Done: nothing can be opened any more. */
  readonly stands: 'none' | 'ordered' | 'done'
  /** The list by which it was ordered; absent where none was. */
  readonly list?: number
  /** Kept because the law asks for it; `why` is the number of a wording. */
  readonly hold: { readonly at: number; readonly why: number } | null
}

export const NO_ERASURE: Erasure = { asked: null, stands: 'none', hold: null }

/** Milliseconds in which a wish is decided: 3 × 24 hours (UU 27/2022, Pasal 41 for withdrawn consent; Pasal 31 for correction). */
export const ERASURE_MS = 3 * 24 * 60 * 60 * 1000

export function erasureOf({ erasure = NO_ERASURE }: ReportState): Erasure {
  return erasure
}

/** Null while the reporter may ask. */
export function whyNotAskErasure(state: ReportState): Refusal | null {
  const { asked, stands } = erasureOf(state)
  if (stands !== 'none') return 'erased-already'
  return asked === null ? null : 'erasure-asked-before'
}

/** Whoever answers for the report decides; null when they may. A hold keeps it from being erased, not from being refused. */
export function whyNotDecideErasure(world: World, state: ReportState, by: By, verdict: 'erase' | 'keep'): Refusal | null {
  const refused = whyNotKeeper(world, state, by)
  const { asked, hold } = erasureOf(state)
  if (refused !== null) return refused
  if (asked === null) return 'no-erasure-asked'
  return verdict === 'erase' && hold !== null ? 'held-by-law' : null
}

/** Whether they may hold a report by law, or let it go. */
export function whyNotHold(world: World, state: ReportState, by: By, on: boolean): Refusal | null {
  const refused = whyNotKeeper(world, state, by)
  if (refused !== null) return refused
  return (erasureOf(state).hold !== null) === on ? 'nothing-changed' : null
}

function whyNotKeeper(world: World, state: ReportState, by: By): Refusal | null {
  if (erasureOf(state).stands !== 'none') return 'erased-already'
  return whyNotForOfficer(world, state, by, 'decide-erasure')
}
