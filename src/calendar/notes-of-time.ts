// The notes of a term in hours or minutes, by the clock or of office time.
import type { DayNote } from './day-note.ts'
import { isMissing, note, offNote, opens, pausedNote, type ExplainedSpan } from './explained-span.ts'
import { officeTimeBefore } from './office-time.ts'
import { at } from './tables.ts'
import { plainWords, timeWords } from './why-words.ts'

/** One note per day from the start to the end, with the time counted on it. */
export function notesOfTime(span: ExplainedSpan): DayNote[] {
  const notes: DayNote[] = []
  for (let day = span.received; day <= span.last; day++) notes.push(noteOf(span, day))
  return notes
}

function noteOf(span: ExplainedSpan, day: number): DayNote {
  const { calendar: { tables }, unit, language, last, frozen, from } = span
  if (isMissing(span, day)) return note(span, day, 'missing', plainWords('missing', language))
  const begin = Math.max(from, at(tables.start, day))
  const end = Math.min(span.end, at(tables.start, day + 1))
  const counted = countedBetween(span, begin, end)
  if (counted > 0) return note(span, day, 'counted', timeWords(counted, unit, language), counted)
  if (day === last && !frozen) return note(span, day, 'opening', plainWords('opening', language))
  const inOffice = unit === 'oh' || unit === 'omin'
  if (inOffice && !opens(span, day)) return offNote(span, day)
  if (timeBetween(span, begin, at(tables.start, day + 1)) > 0) return pausedNote(span, day, begin, at(tables.start, day + 1))
  return note(span, day, 'closed', plainWords('closed', language))
}

/** Time of the unit's kind between two instants that lie on the same day, pauses taken off. */
function countedBetween(span: ExplainedSpan, begin: number, end: number): number {
  let time = timeBetween(span, begin, end)
  for (const pause of span.standstills) {
    time -= timeBetween(span, Math.max(begin, pause.from), Math.min(end, pause.to))
  }
  return time
}

function timeBetween({ calendar: { tables }, unit }: ExplainedSpan, begin: number, end: number): number {
  if (end <= begin) return 0
  return unit === 'h' || unit === 'min' ? end - begin : officeTimeBefore(tables, end) - officeTimeBefore(tables, begin)
}
