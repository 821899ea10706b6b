// Spans of time that texts are filed in, so that a search begins with the newest and stops when its page is full.

/** Seconds, a power of two: 18 hours and 12 minutes, and 12 days and 3 hours. */
export const SHORT_SPAN = 2 ** 16
export const LONG_SPAN = 2 ** 20

/** The number of the span that an instant lies in (epoch milliseconds). */
export function spanOf(length: typeof SHORT_SPAN | typeof LONG_SPAN, at: number): number {
  return Math.floor(at / 1000 / length)
}

const LONG_OFFSET = 1_000_000

/** Below 0, so that it is never the number of a unit. */
export function placeOfSpan(length: typeof SHORT_SPAN | typeof LONG_SPAN, span: number): number {
  return length === SHORT_SPAN ? -1 - span : -LONG_OFFSET - span
}
