// Turns what was typed, on the command line or in a line of a batch, into a question to the legal clock.
import type { CompiledCalendar } from '../calendar/calendar.ts'
import type { DueQuery, Ends, Pause } from '../calendar/due.ts'
import { parseBudget } from '../calendar/parse-budget.ts'
import { parseInstant } from '../calendar/parse-instant.ts'
import { nearestName } from '../nearest-name.ts'

export type Calendars = ReadonlyMap<string, CompiledCalendar>

/** `to` is null, empty or `..` while the clock still stands. */
export type TypedPause = { readonly from: string; readonly to: string | null; readonly cause: string }

export type TypedQuestion = {
  readonly from: string
  readonly budget: string
  readonly ends: string
  readonly calendar: string
  readonly pauses: readonly TypedPause[]
}

/** The question, or one sentence that says what is wrong with it. */
export function dueQuestion(typed: TypedQuestion, calendars: Calendars): { readonly query: DueQuery } | { readonly problem: string } {
  const calendar = calendars.get(typed.calendar)
  if (calendar === undefined) return { problem: unknownCalendar(typed.calendar, calendars) }
  if (!isEnds(typed.ends)) return { problem: `"${typed.ends}" is no end: write office or citizen.` }
  const budget = parseBudget(typed.budget)
  if ('problem' in budget) return budget
  const from = parseInstant(typed.from, calendar.zone)
  if ('problem' in from) return from
  const pauses: Pause[] = []
  for (const pause of typed.pauses) {
    const read = pauseOf(pause, calendar.zone)
    if ('problem' in read) return read
    pauses.push(read)
  }
  return { query: { from: from.instant, budget: budget.budget, ends: typed.ends, calendar, pauses } }
}

/** A pause as it stands on the command line, `FROM/TO`, or `FROM/` while it still stands. */
export function typedPause(text: string): TypedPause | { readonly problem: string } {
  const slash = text.indexOf('/')
  if (slash < 1) return { problem: `"${text}" is no pause: write FROM/TO, or FROM/ while the clock still stands.` }
  return { from: text.slice(0, slash), to: text.slice(slash + 1), cause: '' }
}

function pauseOf({ from, to, cause }: TypedPause, zone: string): Pause | { readonly problem: string } {
  const begin = parseInstant(from, zone)
  if ('problem' in begin) return begin
  if (to === null || to === '' || to === '..') return { from: begin.instant, to: null, cause }
  const end = parseInstant(to, zone)
  if ('problem' in end) return end
  if (end.instant < begin.instant) return { problem: `The pause ${from}/${to} ends before it begins.` }
  return { from: begin.instant, to: end.instant, cause }
}

function unknownCalendar(id: string, calendars: Calendars): string {
  const near = nearestName(id, [...calendars.keys()])
  return `There is no calendar "${id}"${near === undefined ? `; there are ${[...calendars.keys()].join(', ')}` : `; perhaps you mean "${near}"`}.`
}

function isEnds(text: string): text is Ends {
  return text === 'office' || text === 'citizen'
}
