// The little calendar as a grid of months, weeks and days, the same for text and picture.
import type { DayNote } from './day-note.ts'
import { civilDate, dayNumber, dayOfText, weekdayOf } from './day-number.ts'

/** A day of the grid; `note` is null for days before receipt and after the end, `end` marks the last day of the term. */
export type GridDay = { readonly dayOfMonth: number; readonly weekday: number; readonly note: DayNote | null; readonly end: boolean }

/** The weeks of a month that the term touches, each with seven places, Monday first; null outside the month. */
export type GridMonth = { readonly year: number; readonly month: number; readonly weeks: readonly (readonly (GridDay | null)[])[] }

/** The months from the first note to the last; `endDate` is the day of the deadline, null while the clock stands. */
export function monthGrid(notes: readonly DayNote[], endDate: string | null): GridMonth[] {
  const byDay = new Map(notes.map((note) => [dayOfText(note.date) ?? 0, note]))
  const days = [...byDay.keys()]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const months: GridMonth[] = []
  for (let begin = startOfMonth(first); begin <= last; begin = startOfMonth(begin + 31)) {
    const { year, month } = civilDate(begin)
    const weeks = []
    for (let monday = begin - weekdayOf(begin); monday < startOfMonth(begin + 31); monday += 7) {
      if (monday + 6 < first || monday > last) continue
      weeks.push(weekOf(monday, { month, byDay, endDate }))
    }
    months.push({ year, month, weeks: weeks.filter((week) => week.some((day) => day?.note != null)) })
  }
  return months
}

type Week = { readonly month: number; readonly byDay: ReadonlyMap<number, DayNote>; readonly endDate: string | null }

function weekOf(monday: number, { month, byDay, endDate }: Week): (GridDay | null)[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const civil = civilDate(monday + weekday)
    if (civil.month !== month) return null
    const note = byDay.get(monday + weekday) ?? null
    return { dayOfMonth: civil.day, weekday, note, end: note !== null && note.date === endDate }
  })
}

function startOfMonth(day: number): number {
  const { year, month } = civilDate(day)
  return dayNumber(year, month, 1)
}
