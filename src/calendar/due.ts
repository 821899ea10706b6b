// The legal clock: from an anchor, a time budget, a calendar and pauses to the instant at which it is late.
import { assertBudget, unitLength, type Budget } from './budget.ts'
import type { CompiledCalendar } from './calendar.ts'
import { dateAt } from './day-lookup.ts'
import type { Landing, Query } from './landing.ts'
import { landingInDays } from './landing-in-days.ts'
import { landingInTime } from './landing-in-time.ts'
import { mergedPauses, type Pause } from './pauses.ts'
import { at } from './tables.ts'

export type { Budget, Unit } from './budget.ts'
export type { Pause } from './pauses.ts'

/** Whose clock it is: an office's ends when it closes on the last day, a citizen's at 23:59:59 of it. */
export type Ends = 'office' | 'citizen'

/** What a deadline is counted from; `from` in epoch milliseconds. */
export type DueQuery = {
  readonly from: number
  readonly budget: Budget
  readonly ends: Ends
  readonly calendar: CompiledCalendar
  readonly pauses?: readonly Pause[]
}

/** A date: `at` in epoch milliseconds, `date` the day in the office's zone, `earliestAt` the lower end of a range. */
export type DueDate = {
  readonly frozen: false
  readonly at: number
  readonly earliestAt?: number
  readonly date: string
  /** True while the date depends on a year whose days off are not decreed. */
  readonly provisional: boolean
}

/** The clock stands since `since`; what is left when it runs on. Months that stand are left in calendar days. */
export type FrozenDue = { readonly frozen: true; readonly remaining: Budget; readonly since: number; readonly provisional: boolean }

export type Due = DueDate | FrozenDue

/** When the budget ends. Throws a RangeError for a budget or pause that makes no sense, or outside the years 1970–2199. */
export function due(query: DueQuery): Due {
  assertBudget(query.budget)
  const { n, upTo } = query.budget
  const pauses = mergedPauses(query.pauses)
  const end = landingOf(query, { ...query, pauses, n: upTo ?? n })
  const earliest = upTo === undefined ? end : landingOf(query, { ...query, pauses, n })
  const provisional = isProvisional(query.calendar, end)
  if (end.frozen) return { frozen: true, remaining: remainder(query.budget, earliest, end), since: end.since, provisional }
  const date = dateAt(query.calendar.tables, end.day)
  if (upTo === undefined || earliest.frozen) return { frozen: false, at: end.at, date, provisional }
  return { frozen: false, at: end.at, earliestAt: earliest.at, date, provisional }
}

/** Where the upper end of a budget lands; for those that also need its day, such as the explanation. */
export function landingOf({ budget, ends }: DueQuery, query: Query): Landing {
  return unitLength(budget.unit) === null ? landingInDays(query, budget.unit, ends) : landingInTime(query, budget.unit)
}

function remainder(budget: Budget, earliest: Landing, end: Landing & { frozen: true }): Budget {
  const length = unitLength(budget.unit) ?? 1
  const unit = budget.unit === 'mo' ? 'd' : budget.unit
  if (budget.upTo === undefined) return { n: end.remaining / length, unit }
  return { n: earliest.frozen ? earliest.remaining / length : 0, upTo: end.remaining / length, unit }
}

function isProvisional({ tables: { unpublished } }: CompiledCalendar, { unsure }: Landing): boolean {
  return unsure !== null && at(unpublished, unsure.to + 1) > at(unpublished, unsure.from)
}
