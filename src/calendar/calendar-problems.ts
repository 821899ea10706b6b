// Says in clear sentences why a calendar cannot be counted with.
import type { Calendar, DayOff, HourOverride, Shift, Week } from './calendar.ts'
import { dayNumber, dayOfText, weekdayOf } from './day-number.ts'
import { firstYear, lastYear } from './tables.ts'
import { isKnownZone } from './zone.ts'

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** One sentence per fault; none when the calendar is good. */
export function calendarProblems(calendar: Calendar): string[] {
  const problems = [
    ...zoneProblems(calendar.zone),
    ...weekProblems(calendar.week, 'The week'),
    ...calendar.overrides.flatMap(overrideProblems),
    ...dayOffProblems(calendar.daysOff),
    ...calendar.yearly
      .filter(({ month, day }) => !(month >= 1 && month <= 12 && day >= 1 && day <= 31))
      .map(({ name, month, day }) => `The yearly holiday "${name}" lies on day ${day} of month ${month}, which is no date.`),
    ...calendar.years
      .filter((year) => !Number.isInteger(year) || year < firstYear || year > lastYear)
      .map((year) => `The year ${year} lies outside ${firstYear} to ${lastYear}.`),
  ]
  return problems.length > 0 ? problems : workProblems(calendar)
}

function zoneProblems(zone: string): string[] {
  return isKnownZone(zone) ? [] : [`The time zone "${zone}" is not known; Indonesian ones are Asia/Jakarta, Asia/Makassar and Asia/Jayapura.`]
}

function weekProblems(week: Week, where: string): string[] {
  if (week.length !== 7) return [`${where} has ${week.length} days instead of seven.`]
  return week.flatMap((shifts, weekday) => shiftProblems(shifts, `${where}, ${weekdayNames[weekday]}`))
}

function shiftProblems(shifts: readonly Shift[], where: string): string[] {
  return shifts.flatMap(({ opens, closes }, index) => {
    const previous = shifts[index - 1]
    if (!Number.isInteger(opens) || !Number.isInteger(closes) || opens < 0 || closes > 1440 || closes <= opens) {
      return [`${where}: ${clock(opens)}–${clock(closes)} is no stretch of office hours; one that crosses midnight is written as two, 22:00–24:00 and 00:00–06:00.`]
    }
    if (closes === 1439) return [`${where}: hours that end at 23:59 lose a minute each night; write 24:00.`]
    if (previous !== undefined && opens < previous.closes) return [`${where}: ${clock(opens)}–${clock(closes)} overlaps or precedes the shift before it.`]
    return []
  })
}

function overrideProblems(override: HourOverride): string[] {
  const [from, to] = [dayOfText(override.from), dayOfText(override.to)]
  if (from === null || to === null) return [`The hours "${override.name}" run from ${override.from} to ${override.to}, which are no dates.`]
  if (to < from) return [`The hours "${override.name}" end on ${override.to}, before they begin on ${override.from}.`]
  return weekProblems(override.week, `The hours "${override.name}"`)
}

function dayOffProblems(daysOff: readonly DayOff[]): string[] {
  return daysOff.filter(({ date }) => dayOfText(date) === null).map(({ date, name }) => `The day off "${name}" has the date ${date}, which is no date.`)
}

/** A clock that could never advance must be refused, not looped over. */
function workProblems(calendar: Calendar): string[] {
  if (calendar.week.every((shifts) => shifts.length === 0)) {
    return ['No weekday has office hours, so no deadline could ever be counted; give at least one weekday its hours.']
  }
  return calendar.years
    .filter((year) => !hasWorkingDay(calendar, year))
    .map((year) => `The year ${year} has no working day at all; look at its days off.`)
}

function hasWorkingDay(calendar: Calendar, year: number): boolean {
  const off = new Set(calendar.daysOff.filter(({ kind }) => kind !== 'joint-leave' || calendar.jointLeave === 'off').map(({ date }) => dayOfText(date)))
  for (let day = dayNumber(year, 1, 1); day < dayNumber(year + 1, 1, 1); day++) {
    if (!off.has(day) && (calendar.week[weekdayOf(day)] ?? []).length > 0) return true
  }
  return false
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
