// Whether something came too late.

/**
 * An act is in time when it happens in the last second or before: the act of 23:59:59.7 belongs to the day that ends at
 * 23:59:59. Both in epoch milliseconds.
 */
export function isLate(act: number, dueAt: number): boolean {
  return Math.floor(act / 1000) > Math.floor(dueAt / 1000)
}
