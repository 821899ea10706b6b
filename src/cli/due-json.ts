// The JSON of a deadline, a contract: keys may be added, those that are there stay.
import { instantText } from '../calendar/instant-text.ts'
import { budgetText } from '../calendar/parse-budget.ts'
import type { DueQuery } from '../calendar/due.ts'
import type { ExplainedDue } from '../calendar/explain-due.ts'

/**
 * `due` is an ISO instant with the offset of the calendar's zone and `date` the day it counts as there; both are null
 * while the clock stands, when `remaining` says what is left. `wall_ms` is the time by the wall clock, pauses included.
 */
export function dueJson({ from, budget, ends, calendar }: DueQuery, due: ExplainedDue): Record<string, unknown> {
  const iso = (instant: number): string => instantText(instant, calendar.zone)
  const end = due.frozen
    ? { due: null, date: null, frozen: true, remaining: budgetText(due.remaining), since: iso(due.since) }
    : { due: iso(due.at), date: due.date, frozen: false, ...(due.earliestAt !== undefined && { earliest: iso(due.earliestAt) }), wall_ms: due.at - from }
  return {
    ...end,
    provisional: due.provisional,
    from: iso(from),
    for: budgetText(budget),
    ends,
    calendar: { id: calendar.id, version: calendar.version, zone: calendar.zone },
    explanation: due.explanation.map(({ date, counted, why, kind }) => ({ date, counted, why, kind })),
  }
}
