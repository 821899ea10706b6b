// Pauses of a clock as half-open intervals, merged and in order, whatever order they were recorded in.

/** The clock stands still from `from` up to but not including `to`, in epoch milliseconds; `to` is null while it still stands. */
export type Pause = { readonly from: number; readonly to: number | null; readonly cause: string }

/** A stretch in which the clock stands; `to` is Infinity while it still stands. */
export type Standstill = { readonly from: number; readonly to: number }

const none: readonly Standstill[] = []

/** The pauses merged where they overlap or touch, empty ones left out. Throws a RangeError when one ends before it begins. */
export function mergedPauses(pauses: readonly Pause[] | undefined): readonly Standstill[] {
  if (pauses === undefined || pauses.length === 0) return none
  const sorted = pauses.map(standstillOf).filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from)
  const merged: Standstill[] = []
  for (const next of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && next.from <= last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    else merged.push(next)
  }
  return merged
}

/**
 * The standstill in which a day that ends at `end` is not counted: the clock stood in the last moment before `end`.
 * A pause that begins when the office closes costs nothing, one that ends when it closes costs the day.
 */
export function standstillAt(pauses: readonly Standstill[], end: number): Standstill | undefined {
  return pauses.find(({ from, to }) => from < end && end <= to)
}

/** The first moment from `instant` on at which the clock runs; Infinity when it stands until further notice. */
export function runningFrom(pauses: readonly Standstill[], instant: number): number {
  return pauses.find(({ from, to }) => from <= instant && instant < to)?.to ?? instant
}

function standstillOf({ from, to }: Pause): Standstill {
  const end = to ?? Infinity
  if (!Number.isFinite(from) || Number.isNaN(end) || end < from) throw new RangeError('A pause ends at or after the moment it begins.')
  return { from, to: end }
}
