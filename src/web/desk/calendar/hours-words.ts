// Office hours as people write them, and as they are read again.
import type { Shift, Week } from '../../../calendar/calendar.ts'
import { weekdayNames } from '../../../calendar/day-words.ts'
import type { Text } from '../../../text/text.ts'

/** `Senin–Kamis 07:30-16:00; Jumat 07:30-16:30`: neighbours with the same hours together. */
export function weekWords(t: Text, week: Week): string {
  const names = weekdayNames[t.units.language]
  const runs: { first: number; last: number; hours: string }[] = []
  week.forEach((shifts, day) => {
    const hours = shiftsWords(shifts)
    const run = runs.at(-1)
    if (run !== undefined && run.hours === hours) run.last = day
    else runs.push({ first: day, last: day, hours })
  })
  return runs.map(({ first, last, hours }) => `${first === last ? names[first] : `${names[first]}–${names[last]}`} ${hours === '' ? t.calendar.closed : hours}`).join('; ')
}

export function shiftsWords(shifts: readonly Shift[]): string {
  return shifts.map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`).join(', ')
}

/** Null for what can't be read; empty for a day that is closed. */
export function shiftsTyped(text: string): readonly Shift[] | null {
  if (text.trim() === '') return []
  const parts = text.split(',').map((part) => /^\s*(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)\s*$/.exec(part))
  if (!parts.every((part) => part !== null)) return null
  return parts.map(([, h1, m1, h2, m2]) => ({ opens: Number(h1) * 60 + Number(m1), closes: Number(h2) * 60 + Number(m2) }))
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
