// A deadline with the days that led to it: which were counted, which not, and why.
import { unitLength } from './budget.ts'
import { dayAt } from './day-lookup.ts'
import type { DayNote } from './day-note.ts'
import type { Language } from './day-words.ts'
import { dayZero } from './day-zero.ts'
import { due, landingOf, type Due, type DueQuery } from './due.ts'
import type { ExplainedSpan } from './explained-span.ts'
import { notesOfDays } from './notes-of-days.ts'
import { notesOfTime } from './notes-of-time.ts'
import { mergedPauses } from './pauses.ts'

/** A deadline and a note for every day from receipt to the end (or to the day on which the clock came to stand). */
export type ExplainedDue = Due & { readonly explanation: readonly DayNote[] }

/** As `due`, with the explanation in the language asked for. */
export function explainDue(query: DueQuery, language: Language = 'id'): ExplainedDue {
  const result = due(query)
  const span = spanOf(query, language)
  const explanation = unitLength(span.unit) === null ? notesOfDays(span) : notesOfTime(span)
  return { ...result, explanation }
}

function spanOf(query: DueQuery, language: Language): ExplainedSpan {
  const { from, budget, ends, calendar } = query
  const n = budget.upTo ?? budget.n
  const standstills = mergedPauses(query.pauses)
  const landing = landingOf(query, { from, n, calendar, pauses: standstills })
  const { tables } = calendar
  const received = dayAt(tables, from)
  const counting = unitLength(budget.unit) === null ? dayZero(calendar, received, from) : received
  const end = landing.frozen ? Math.max(from, landing.since) : landing.at
  const last = landing.frozen ? Math.max(received, dayAt(tables, end)) : landing.day
  return {
    calendar, unit: budget.unit, n, ends, from, end, frozen: landing.frozen, received, zero: counting, last,
    pauses: query.pauses ?? [], standstills, language, unsure: landing.unsure,
  }
}
