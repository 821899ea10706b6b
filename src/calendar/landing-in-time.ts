// Counts hours and minutes: by the wall clock without rest, or only while the office is open.
import { unitLength, type Unit } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import { dayAt } from './day-lookup.ts'
import { horizon, type Landing, type Query } from './landing.ts'
import { officeOpensFrom, officeTimeAt, officeTimeBefore } from './office-time.ts'
import { runningFrom, type Standstill } from './pauses.ts'
import { tablesCovering } from './tables.ts'

/** The end of `n` hours or minutes, the first instant at which so much has passed while the clock ran. */
export function landingInTime(query: Query, unit: Unit): Landing {
  const budget = Math.round(query.n * (unitLength(unit) ?? 1))
  return unit === 'h' || unit === 'min' ? landingByClock(query, budget) : landingByOffice(query, budget)
}

function landingByClock(query: Query, budget: number): Landing {
  const { from, calendar, pauses } = query
  tablesCovering(calendar, from, horizon(query))
  let end = budget === 0 ? runningFrom(pauses, from) : from + budget
  if (end === Infinity) return { frozen: true, remaining: 0, since: from, unsure: null }
  for (const pause of budget === 0 ? [] : pauses) {
    const since = Math.max(from, pause.from)
    if (pause.to <= from) continue
    if (end <= since) break
    if (pause.to === Infinity) return { frozen: true, remaining: end - since, since, unsure: null }
    end += pause.to - since
  }
  return { frozen: false, at: end, day: dayAt(tablesCovering(calendar, from, end), end), unsure: null }
}

function landingByOffice(query: Query, budget: number): Landing {
  const { from, calendar, pauses } = query
  const tables = tablesCovering(calendar, from, horizon(query))
  if (budget === 0) return landingAtNextOpening(calendar, pauses, from)
  const first = dayAt(tables, from)
  let end = officeTimeBefore(tables, from) + budget
  for (const pause of pauses) {
    if (pause.to <= from) continue
    const since = Math.max(from, pause.from)
    const gone = officeTimeBefore(tables, since)
    if (end <= gone) break
    if (pause.to === Infinity) return { frozen: true, remaining: end - gone, since, unsure: { from: first, to: dayAt(tables, since) } }
    end += officeTimeBefore(tables, pause.to) - gone
  }
  const at = officeTimeAt(calendar, end)
  // The moment before the end lies in the shift that it ends in, also when that closes at midnight.
  const day = dayAt(calendar.tables, at - 1)
  return { frozen: false, at, day, unsure: { from: first, to: day } }
}

/** With no time given the end is now, or the next moment at which the office is open and the clock runs. */
export function landingAtNextOpening(calendar: CompiledCalendar, pauses: readonly Standstill[], from: number): Landing {
  const first = dayAt(calendar.tables, from)
  let at = officeOpensFrom(calendar, from)
  for (let running = runningFrom(pauses, at); running !== at; running = runningFrom(pauses, at)) {
    if (running === Infinity) {
      const since = Math.max(from, pauses.at(-1)?.from ?? from)
      return { frozen: true, remaining: 0, since, unsure: { from: first, to: dayAt(calendar.tables, since) } }
    }
    at = officeOpensFrom(calendar, running)
  }
  const day = dayAt(calendar.tables, at)
  return { frozen: false, at, day, unsure: { from: first, to: day } }
}
