// Counts days as integers: day 0 is 1 January 1970, the same scale whatever the zone.

/** Milliseconds in a day of twenty-four hours. */
export const DAY = 86_400_000

/** The number of the day with this civil date (month 1–12). */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY
}

/** The civil date of a day number (month 1–12). */
export function civilDate(day: number): { year: number; month: number; day: number } {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** The civil year a day lies in. */
export function yearOf(day: number): number {
  return new Date(day * DAY).getUTCFullYear()
}

/** The weekday of a day: 0 is Monday, 6 is Sunday, as ISO 8601 orders them. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}

const texts = new Map<number, string>()

/** A day number as `YYYY-MM-DD`; kept, since explanations write the same dates over and over. */
export function dateText(day: number): string {
  const known = texts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY).toISOString().slice(0, 10)
  texts.set(day, text)
  return text
}

/** The day number written as `YYYY-MM-DD`, or null when it is no real date. */
export function dayOfText(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
  return dateText(day) === text ? day : null
}

/** The same day of the month `months` later, or the last day of that month when it is shorter. */
export function monthsAfter(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilDate(day)
  const firstOfMonth = dayNumber(year, month + months, 1)
  const firstOfNext = dayNumber(year, month + months + 1, 1)
  return Math.min(firstOfMonth + dayOfMonth - 1, firstOfNext - 1)
}
