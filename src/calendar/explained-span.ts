// The stretch of days that an explanation goes through, and what is asked about each of them.
import type { Unit } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import { dateAt, dayOffOf, isWorking } from './day-lookup.ts'
import type { DayNote, DayNoteKind } from './day-note.ts'
import { weekdayOf } from './day-number.ts'
import type { Language } from './day-words.ts'
import type { Ends } from './due.ts'
import type { Unsure } from './landing.ts'
import type { Pause, Standstill } from './pauses.ts'
import { at } from './tables.ts'
import { offWords, plainWords } from './why-words.ts'

/** `received`, `zero` and `last` are indexes into the calendar's tables; `end` is the deadline, or when the clock came to stand. */
export type ExplainedSpan = {
  readonly calendar: CompiledCalendar
  readonly unit: Unit
  readonly n: number
  readonly ends: Ends
  readonly from: number
  readonly end: number
  readonly frozen: boolean
  readonly received: number
  readonly zero: number
  readonly last: number
  readonly pauses: readonly Pause[]
  readonly standstills: readonly Standstill[]
  readonly language: Language
  /** Days whose being off or not could move the end. */
  readonly unsure: Unsure
}

/** The note of a day, with a word on a year whose days off are not all decreed where one of them could move the end. */
export function note(span: ExplainedSpan, day: number, kind: DayNoteKind, why: string, count = 0): DayNote {
  const { calendar: { tables }, language } = span
  const text = isUnsure(span, day) ? `${why} (${plainWords('unpublished', language)})` : why
  return { date: dateAt(tables, day), counted: count > 0, why: text, kind, count }
}

function isUnsure({ calendar: { tables }, unsure }: ExplainedSpan, day: number): boolean {
  if (unsure === null || day < unsure.from || day > unsure.to) return false
  return isWorking(tables, day) && at(tables.unpublished, day + 1) > at(tables.unpublished, day)
}

/** The note of a day on which the office does not open. */
export function offNote(span: ExplainedSpan, day: number): DayNote {
  const off = dayOffOf(span.calendar.tables, day)
  return note(span, day, off?.kind ?? 'weekly-off', offReason(span, day))
}

/** Why the office does not open on this day. */
export function offReason({ calendar: { tables }, language }: ExplainedSpan, day: number): string {
  return offWords(dayOffOf(tables, day), weekdayOf(tables.firstDay + day), language)
}

/** The note of a day that the pause covering `moment` keeps from being counted. */
export function pausedNote(span: ExplainedSpan, day: number, from: number, to: number): DayNote {
  const causes = causesBetween(span, from, to)
  const paused = plainWords('paused', span.language)
  return note(span, day, 'paused', causes === '' ? paused : `${paused}: ${causes}`)
}

/** What the pauses that touch these instants were for, each cause once. */
export function causesBetween({ pauses }: ExplainedSpan, from: number, to: number): string {
  const touching = pauses.filter((pause) => pause.from < to && (pause.to ?? Infinity) > from && pause.cause !== '')
  return [...new Set(touching.map(({ cause }) => cause))].join(', ')
}

/** Whether the zone skipped this day altogether. */
export function isMissing({ calendar: { tables } }: ExplainedSpan, day: number): boolean {
  return at(tables.start, day + 1) === at(tables.start, day)
}

/** Whether the office opens on this day. */
export function opens({ calendar: { tables } }: ExplainedSpan, day: number): boolean {
  return isWorking(tables, day)
}
