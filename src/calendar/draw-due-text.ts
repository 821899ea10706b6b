// Draws the little calendar of a deadline as plain text.
import { dayMark } from './day-marks.ts'
import { monthNames, weekdayNames, type Language } from './day-words.ts'
import type { DueQuery } from './due.ts'
import { dueSentences } from './due-sentence.ts'
import type { ExplainedDue } from './explain-due.ts'
import { monthGrid, type GridDay, type GridMonth } from './month-grid.ts'

const cell = 7

/** The months of the term, each day with its mark, then what the marks mean and the sentences in words. */
export function dueText(query: DueQuery, due: ExplainedDue, language: Language): string {
  const months = monthGrid(due.explanation, due.frozen ? null : due.date)
  const drawn = months.map((month) => monthText(month, query, language)).join('\n\n')
  return `${drawn}\n\n${legend({ query, due, language })}\n\n${dueSentences(query, due, language).join('\n')}\n`
}

function monthText({ year, month, weeks }: GridMonth, query: DueQuery, language: Language): string {
  const heading = `${monthNames[language][month - 1]} ${year}`
  const weekdays = weekdayNames[language].map((name) => rightAligned(name.slice(0, 3))).join('')
  const rows = weeks.flatMap((week) => [week.map(dateCell).join(''), week.map((day) => markCell(day, query, language)).join('')])
  return [heading, weekdays, ...rows].map((line) => line.trimEnd()).join('\n')
}

function dateCell(day: GridDay | null): string {
  return rightAligned(day === null ? '' : String(day.dayOfMonth))
}

function markCell(day: GridDay | null, { budget }: DueQuery, language: Language): string {
  if (day === null || day.note === null) return rightAligned('')
  const { text } = dayMark(day.note, budget.unit, language)
  return day.end ? `[${text}]`.padStart(cell) : rightAligned(text)
}

/** The last place of a cell is kept for the closing bracket, so that every mark stands under its date. */
function rightAligned(text: string): string {
  return `${text} `.padStart(cell)
}

type Drawn = { readonly query: DueQuery; readonly due: ExplainedDue; readonly language: Language }

/** Each mark that was drawn with its meaning, counted days first. */
function legend({ query, due, language }: Drawn): string {
  const notes = [...due.explanation].sort((a, b) => Number(b.counted) - Number(a.counted))
  const meanings = new Map(notes.map((note) => {
    const { text, meaning } = dayMark(note, query.budget.unit, language)
    return [meaning, note.counted && ['wd', 'd', 'mo'].includes(query.budget.unit) ? '1, 2, …' : text]
  }))
  const end = due.frozen ? [] : [language === 'id' ? '[ ] batas waktu' : '[ ] due']
  return [...[...meanings].map(([meaning, text]) => `${text} ${meaning}`), ...end].join(' · ')
}
