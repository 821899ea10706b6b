// A change of a working calendar as data: days added and taken away, other hours, years decreed in full.
import type { Calendar, DayOff, HourOverride } from './calendar.ts'

export type Amendment = {
  readonly add: readonly DayOff[]
  /** Dates, `YYYY-MM-DD`, of days off that are working days after all. */
  readonly remove: readonly string[]
  /** Other hours for a period, or from a day on: then they end on `UNTIL_FURTHER_NOTICE`. */
  readonly hours: readonly HourOverride[]
  /** Years whose list of days off is complete by it. */
  readonly decreed: readonly number[]
}

export const UNTIL_FURTHER_NOTICE = '2199-12-31'

/** The calendar after changes, in the order in which they were approved; keys keep their order, since versions are told apart by their text. */
export function amendedCalendar(calendar: Calendar, amendments: readonly Amendment[]): Calendar {
  return amendments.reduce<Calendar>(amended, calendar)
}

function amended(calendar: Calendar, { add, remove, hours, decreed }: Amendment): Calendar {
  const added = new Set(add.map(({ date, kind }) => `${kind} ${date}`))
  const kept = calendar.daysOff.filter(({ date, kind }) => !remove.includes(date) && !added.has(`${kind} ${date}`))
  return {
    ...calendar,
    overrides: inOrder([...calendar.overrides, ...hours]),
    daysOff: [...kept, ...add],
    years: [...new Set([...calendar.years, ...decreed])],
  }
}

/** The later prevails over the earlier, but hours of a period such as Ramadan over those that hold until further notice. */
function inOrder(overrides: readonly HourOverride[]): readonly HourOverride[] {
  const lasts = (one: HourOverride) => one.to === UNTIL_FURTHER_NOTICE
  return [...overrides.filter(lasts), ...overrides.filter((one) => !lasts(one))]
}
