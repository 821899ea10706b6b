// The pauses that a time begins with, where it counts from before: its turn, or one that it opened, waited for the reporter since.
import { mergedPauses, type Pause } from '../../calendar/pauses.ts'
import { childrenOf } from '../holdings/place.ts'
import type { Holding, ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { Clock } from './clock.ts'
import { OUTAGE } from './outages.ts'
import type { WantedClock } from './wanted-clocks.ts'

/** Oldest first, the last without an end where it waits still. `before` are the clocks that it takes the place of, `now` epoch milliseconds. */
export function heldPauses(state: ReportState, want: WantedClock, before: readonly Clock[], now: number): readonly Pause[] {
  if (!want.time.pauses) return []
  const held = stretchesSince(state, want)
  // Holds of before turns kept them are told by the clock alone that stood still.
  const told = (before[0]?.pauses ?? []).filter((pause) => pause.cause !== OUTAGE && !held.some((stretch) => overlap(stretch, pause)))
  const pauses = [...held, ...told].toSorted((one, other) => one.from - other.from)
  return want.paused && pauses.every(({ to }) => to !== null) ? [...pauses, { from: now, to: null, cause: 'hold' }] : pauses
}

function stretchesSince(state: ReportState, { holding, ruleOf, from }: WantedClock): readonly Pause[] {
  const waited = turnsIn(state, holdingOf(state, holding ?? ruleOf)).flatMap((turn) => turn.waited ?? [])
  const since = waited.filter(({ to }) => to === null || to > from).map((stretch) => ({ from: Math.max(from, stretch.from), to: stretch.to, cause: 'hold' }))
  return mergedPauses(since).map((stretch) => ({ from: stretch.from, to: stretch.to === Infinity ? null : stretch.to, cause: 'hold' }))
}

/** A turn and all that were opened by it, closed ones too. */
function turnsIn(state: ReportState, turn: Holding): readonly Holding[] {
  return [turn, ...childrenOf(state, turn).flatMap((child) => turnsIn(state, child))]
}

function overlap(one: Pause, other: Pause): boolean {
  return one.from < (other.to ?? Infinity) && other.from < (one.to ?? Infinity)
}
