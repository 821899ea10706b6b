// Steps over pauses while counting days: each day that ends while the clock stands is not counted.
import { closingOf, dayAt, isWorking, nightOf } from './day-lookup.ts'
import type { Standstill } from './pauses.ts'
import { at, type Tables } from './tables.ts'

/** Working days that end when the office closes, working days that end at 23:59:59, all days that end at 23:59:59. */
export type DayKind = 'closing' | 'night' | 'date'

type Count = {
  readonly tables: Tables
  readonly kind: DayKind
  /** How many days of this kind the tables hold up to and including day 0. */
  readonly base: number
  readonly n: number
  readonly pauses: readonly Standstill[]
}

type Reached = { readonly frozen: false; readonly ordinal: number } | { readonly frozen: true; readonly remaining: number; readonly since: number }

/** Which day of its kind, counted from 1 in the tables, is the n-th after day 0 that ends while the clock runs. */
export function ordinalAfter({ tables, kind, base, n, pauses }: Count): Reached {
  let ordinal = base + n
  for (const { from, to } of pauses) {
    const ended = Math.max(base, daysEndedBy(tables, kind, from))
    if (ordinal <= ended) break
    if (to === Infinity) return { frozen: true, remaining: ordinal - ended, since: from }
    ordinal += Math.max(0, daysEndedBy(tables, kind, to) - ended)
  }
  return { frozen: false, ordinal }
}

/** How many days of this kind have ended at or before an instant. */
export function daysEndedBy(tables: Tables, kind: DayKind, instant: number): number {
  const day = dayAt(tables, instant)
  if (day < 0) return 0
  if (kind === 'date') return at(tables.existed, day) - (nightOf(tables, day) > instant ? 1 : 0)
  if (!isWorking(tables, day)) return at(tables.worked, day)
  const end = kind === 'closing' ? closingOf(tables, day) : nightOf(tables, day)
  return at(tables.worked, day) - (end > instant ? 1 : 0)
}
