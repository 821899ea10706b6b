// The clock of a report that is struck next: of those whose time is over, warnings among them, the one that fell due first.
import { isLate } from '../../calendar/is-late.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'
import type { Clock } from './clock.ts'
import { isPromise } from './promises.ts'
import { waitsForMail } from './waits-for-mail.ts'

/** Of one report in one sweep: a procedure that starts a clock anew each time it is missed must not hold up the others. */
export const MOST_STRIKES = 50

export type Coming = { readonly id: number; readonly due: number }

/** The clock or warning that falls due next; null where none runs. */
export function comingClock({ clocks, rungs = [] }: Pick<ReportState, 'clocks' | 'rungs'>): Coming | null {
  const running = clocks.filter(({ pausedSince }) => pausedSince === null)
  const warnings = rungs.filter(({ of, struckAt }) => struckAt === null && running.some(({ id }) => id === of))
  const all: readonly Coming[] = [...running.filter(({ struckAt }) => struckAt === null), ...warnings]
  return all.toSorted((one, other) => one.due - other.due || one.id - other.id)[0] ?? null
}

/** When a clock or one of its warnings falls due next (epoch milliseconds); null while it stands still, and when all of them have come. */
export function wakesAt({ rungs = [] }: Pick<ReportState, 'rungs'>, { id, due, struckAt, pausedSince }: Clock): number | null {
  if (pausedSince !== null) return null
  const coming = [...(struckAt === null ? [due] : []), ...rungs.filter((rung) => rung.of === id && rung.struckAt === null).map((rung) => rung.due)]
  return coming.length === 0 ? null : Math.min(...coming)
}

/** Its number; null when none is due, or only those whose end waits for an e-mail to be read. */
export function dueClock(world: World, state: ReportState): number | null {
  const coming = comingClock({ ...state, clocks: state.clocks.filter((clock) => !waitsForMail(world, state, clock)) })
  return coming !== null && isLate(world.now, coming.due) ? coming.id : null
}

/** By how much the clock of the machine that somebody acts on may be ahead of the database's, by which times are struck. */
const CLOCKS_DIFFER_MS = 300_000

/**
 * What an office owed and no sweep has struck, though its time has been over for longer than clocks differ: nobody swept. The
 * reporter's time is over once a sweep has found it so, not because somebody else acts.
 */
export function overlookedPromise(world: World, state: ReportState): number | null {
  return dueClock({ ...world, now: world.now - CLOCKS_DIFFER_MS }, { ...state, clocks: state.clocks.filter(isPromise) })
}
