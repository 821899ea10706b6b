// How long an example report has waited where it stands: some are due today, some late, some have time.
const HOUR = 3_600_000
const DAY = 24 * HOUR
const LONGEST = 40 * DAY

/** Milliseconds; instants are epoch milliseconds, `due` null where nothing says until when. */
export function rest({ at, due }: { readonly at: number; readonly due: number | null }, index: number): number {
  const left = due === null ? 2 * DAY : Math.max(0, due - at)
  return [left - 3 * HOUR, left + 30 * HOUR, left / 3].map((one) => Math.min(LONGEST, Math.max(HOUR, Math.round(one))))[index % 3] ?? HOUR
}
