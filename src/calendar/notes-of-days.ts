// The notes of a term in working days, calendar days or months.
import { closingOf, nightOf } from './day-lookup.ts'
import type { DayNote } from './day-note.ts'
import { causesBetween, isMissing, note, offNote, offReason, opens, pausedNote, type ExplainedSpan } from './explained-span.ts'
import { daysInMonths } from './landing-in-days.ts'
import { standstillAt } from './pauses.ts'
import { at } from './tables.ts'
import { countedWords, plainWords } from './why-words.ts'

/** One note per day from receipt to the end. */
export function notesOfDays(span: ExplainedSpan): DayNote[] {
  const given = span.unit === 'mo' ? daysInMonths(span.calendar, span.zero, span.n) : span.n
  const notes: DayNote[] = []
  let counted = 0
  for (let day = span.received; day <= span.last; day++) {
    const next = day <= span.zero ? noteUpToDayZero(span, day) : noteAfter(span, day, counted, given)
    if (next.counted) counted++
    notes.push(next)
  }
  return notes
}

function noteUpToDayZero(span: ExplainedSpan, day: number): DayNote {
  const { received, zero, n, last, frozen, language } = span
  if (day === zero) {
    if (n === 0 && last === zero && !frozen) return note(span, day, 'received', plainWords('sameDay', language))
    if (received === zero) return note(span, day, 'received', plainWords('received', language))
    return note(span, day, 'day-zero', plainWords('dayZero', language))
  }
  return day === received ? note(span, day, 'received-late', plainWords('receivedLate', language)) : offNote(span, day)
}

function noteAfter(span: ExplainedSpan, day: number, counted: number, given: number): DayNote {
  const { last, frozen, language, unit } = span
  if (isMissing(span, day)) return note(span, day, 'missing', plainWords('missing', language))
  if (given === 0 && day === last && !frozen) return note(span, day, 'opening', plainWords('opening', language))
  if (counted >= given && day === last && !frozen) return note(span, day, 'moved', plainWords('moved', language))
  if ((unit === 'wd' || counted >= given) && !opens(span, day)) return offNote(span, day)
  const end = endOf(span, day)
  const isLast = day === last && !frozen
  if (!isLast && (counted >= given || standstillAt(span.standstills, end) !== undefined)) return pausedNote(span, day, end - 1, end)
  return countedNote(span, day, counted + 1)
}

/** When a day is over for the count: at closing for an office's working days, else at 23:59:59. */
function endOf({ calendar: { tables }, unit, ends }: ExplainedSpan, day: number): number {
  return unit === 'wd' && ends === 'office' ? closingOf(tables, day) : nightOf(tables, day)
}

function countedNote(span: ExplainedSpan, day: number, nth: number): DayNote {
  const { unit, language } = span
  const asides: string[] = unit !== 'wd' && !opens(span, day) ? [offReason(span, day)] : []
  if (span.standstills.length > 0) asides.push(...touches(span, day))
  const words = countedWords(nth, unit, language)
  return asides.length === 0 ? note(span, day, 'counted', words, nth) : { ...note(span, day, 'counted', `${words} (${asides.join('; ')})`, nth), aside: true }
}

function touches(span: ExplainedSpan, day: number): string[] {
  const { start } = span.calendar.tables
  const [from, to] = [at(start, day), at(start, day + 1)]
  if (!span.standstills.some((pause) => pause.from < to && pause.to > from)) return []
  const causes = causesBetween(span, from, to)
  const touched = plainWords('touched', span.language)
  return [causes === '' ? touched : `${touched}: ${causes}`]
}
