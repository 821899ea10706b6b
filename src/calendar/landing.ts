// Where a clock comes to its end: the shapes shared by counting in days and counting in time.
import type { CompiledCalendar } from './calendar.ts'
import type { Standstill } from './pauses.ts'

/** A clock started at `from` with `n` units, its pauses merged. */
export type Query = {
  readonly from: number
  readonly n: number
  readonly calendar: CompiledCalendar
  readonly pauses: readonly Standstill[]
}

/** Days (indexes into the tables) whose being a day off or not could move the end; null when none could. */
export type Unsure = { readonly from: number; readonly to: number } | null

/**
 * The end of a clock: the instant and the index of the day it counts as, or, while it stands, what is left
 * (whole days, or milliseconds of clock or office time) since `since`.
 */
export type Landing =
  | { readonly frozen: false; readonly at: number; readonly day: number; readonly unsure: Unsure }
  | { readonly frozen: true; readonly remaining: number; readonly since: number; readonly unsure: Unsure }

/** The last instant that the tables must hold for these pauses. */
export function horizon({ from, pauses }: Query): number {
  const last = pauses.at(-1)
  return last === undefined ? from : Math.max(from, last.to === Infinity ? last.from : last.to)
}
