// The time a step is given: a number, or a range of two, of one unit.

/** Clock hour and minute, office hour and minute, calendar day, working day, calendar month. */
export type Unit = 'h' | 'min' | 'oh' | 'omin' | 'd' | 'wd' | 'mo'

/**
 * `n` units; a range such as 10–20 minutes is `n: 10, upTo: 20` and is late after `upTo`.
 * Whole numbers for days, working days and months; a frozen remainder of hours or minutes may have a fraction.
 */
export type Budget = { readonly n: number; readonly upTo?: number; readonly unit: Unit }

const MINUTE = 60_000

/** Milliseconds in one unit that is counted by the clock, or null for units counted in days. */
export function unitLength(unit: Unit): number | null {
  if (unit === 'h' || unit === 'oh') return 60 * MINUTE
  return unit === 'min' || unit === 'omin' ? MINUTE : null
}

/** Throws a RangeError with one sentence when the numbers of a budget make no sense. */
export function assertBudget({ n, upTo, unit }: Budget): void {
  const last = upTo ?? n
  if (!Number.isFinite(last) || !(n >= 0)) throw new RangeError('A time budget is a number that is not negative.')
  if (!(n <= last)) throw new RangeError('The upper end of a range lies below its lower end.')
  if (unitLength(unit) === null && !(Number.isInteger(n) && Number.isInteger(last))) {
    throw new RangeError('Days, working days and months are whole numbers.')
  }
}
