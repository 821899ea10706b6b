// Says in clear sentences why a calendar cannot be counted with, and what to do about it.
import type { Calendar, DayOff, HourOverride, Shift, Week } from './calendar.ts'
import { dayNumber, dayOfText, weekdayOf, yearOf } from './day-number.ts'
import { weekdayNames } from './day-words.ts'
import { firstYear, lastYear } from './tables.ts'
import { isKnownZone } from './zone.ts'

type Sentences = readonly [message: string, remedy: string]

/** A fault, Indonesian first, with its place in the calendar. */
export type CalendarFault = { readonly path: readonly (string | number)[]; readonly id: Sentences; readonly en: Sentences }

/** One per fault; none when the calendar is good. */
export function calendarFaults(calendar: Calendar): CalendarFault[] {
  const faults = [
    ...zoneFaults(calendar.zone),
    ...weekFaults(calendar.week, ['week']),
    ...calendar.overrides.flatMap((override, index) => overrideFaults(override, ['overrides', index])),
    ...calendar.daysOff.flatMap(dayOffFaults),
    ...calendar.yearly.flatMap(({ month, day }, index) => (isDate(2024, month, day) ? [] : [noDate(['yearly', index], `${month}-${day}`)])),
    ...calendar.years.flatMap((year, index) => (isCountable(year) ? [] : [outside(['years', index], year)])),
  ]
  return faults.length > 0 ? faults : workFaults(calendar)
}

/** Faults in the office hours of one day. */
export function shiftFaults(shifts: readonly Shift[], path: CalendarFault['path']): CalendarFault[] {
  return shifts.flatMap(({ opens, closes }, index) => {
    const hours = `${clock(opens)}–${clock(closes)}`
    if (!Number.isInteger(opens) || !Number.isInteger(closes) || opens < 0 || closes > 1440 || closes <= opens) return [noHours(path, hours)]
    if (closes === 1439) return [losesMinute(path)]
    return opens < (shifts[index - 1]?.closes ?? 0) ? [overlap(path, hours)] : []
  })
}

function zoneFaults(zone: string): CalendarFault[] {
  if (isKnownZone(zone)) return []
  return [{
    path: ['zone'],
    id: [`Zona waktu "${zone}" tidak dikenal.`, 'Tulis Asia/Jakarta (WIB), Asia/Makassar (WITA) atau Asia/Jayapura (WIT).'],
    en: [`The time zone "${zone}" is not known.`, 'Write Asia/Jakarta, Asia/Makassar or Asia/Jayapura.'],
  }]
}

function weekFaults(week: Week, path: CalendarFault['path']): CalendarFault[] {
  if (week.length === 7) return week.flatMap((shifts, weekday) => shiftFaults(shifts, [...path, weekday]))
  return [{
    path,
    id: [`Minggu kerja memuat ${week.length} hari, bukan tujuh.`, 'Tulis ketujuh hari; hari tanpa jam kantor dibiarkan kosong.'],
    en: [`The week has ${week.length} days instead of seven.`, 'Write all seven; leave a day without office hours empty.'],
  }]
}

function overrideFaults(override: HourOverride, path: CalendarFault['path']): CalendarFault[] {
  const [from, to] = [dayOfText(override.from), dayOfText(override.to)]
  if (from === null || to === null) return [noDate(path, from === null ? override.from : override.to)]
  if (to >= from) return weekFaults(override.week, [...path, 'week'])
  return [{
    path,
    id: [`"${override.name}" berakhir ${override.to}, sebelum mulai ${override.from}.`, 'Tukar kedua tanggal itu atau perbaiki salah satunya.'],
    en: [`"${override.name}" ends on ${override.to}, before it begins on ${override.from}.`, 'Swap the two dates or correct one.'],
  }]
}

function dayOffFaults({ date }: DayOff, index: number): CalendarFault[] {
  return dayOfText(date) === null ? [noDate(['daysOff', index], date)] : []
}

/** A clock that could never advance must be refused, not looped over. */
function workFaults(calendar: Calendar): CalendarFault[] {
  if (calendar.week.every((shifts) => shifts.length === 0)) {
    return [{
      path: ['week'],
      id: ['Kalender ini tidak punya satu pun hari kerja, sehingga batas waktu tidak akan pernah tercapai.', 'Beri jam kantor pada sedikitnya satu hari.'],
      en: ['This calendar has no working day, so no deadline could ever be reached.', 'Give at least one day of the week its office hours.'],
    }]
  }
  // Hours that hold until further notice reach beyond the years that are decreed.
  const years = new Set([...calendar.years, ...calendar.overrides.map(({ to }) => yearOf(dayOfText(to) ?? 0))])
  return [...years].filter((year) => isCountable(year) && !hasWorkingDay(calendar, year)).map((year) => ({
    path: ['years'],
    id: [`Tahun ${year} tidak punya satu pun hari kerja.`, 'Periksa daftar hari libur dan jam kantor tahun itu.'],
    en: [`The year ${year} has no working day.`, 'Look at the days off and office hours of that year.'],
  }))
}

function hasWorkingDay(calendar: Calendar, year: number): boolean {
  const off = new Set(calendar.daysOff.filter(({ kind }) => kind !== 'joint-leave' || calendar.jointLeave === 'off').map(({ date }) => dayOfText(date)))
  for (let day = dayNumber(year, 1, 1); day < dayNumber(year + 1, 1, 1); day++) {
    if (!off.has(day) && (weekOn(calendar, day)[weekdayOf(day)] ?? []).length > 0) return true
  }
  return false
}

/** The last override that covers a day prevails. */
function weekOn({ week, overrides }: Calendar, day: number): Week {
  return overrides.findLast(({ from, to }) => (dayOfText(from) ?? 0) <= day && day <= (dayOfText(to) ?? -1))?.week ?? week
}

function noHours(path: CalendarFault['path'], hours: string): CalendarFault {
  return {
    path,
    id: [`${weekdayIn(path, 'id')}${hours} bukan jam kantor.`, 'Jam buka harus sebelum jam tutup; yang melewati tengah malam ditulis dua kali: 22:00-24:00 dan 00:00-06:00.'],
    en: [`${weekdayIn(path, 'en')}${hours} are no office hours.`, 'Opening comes before closing; hours across midnight are written as two: 22:00-24:00 and 00:00-06:00.'],
  }
}

function losesMinute(path: CalendarFault['path']): CalendarFault {
  return {
    path,
    id: [`${weekdayIn(path, 'id')}jam tutup 23:59 menghilangkan satu menit tiap malam.`, 'Tulis 24:00.'],
    en: [`${weekdayIn(path, 'en')}hours that end at 23:59 lose a minute each night.`, 'Write 24:00.'],
  }
}

function overlap(path: CalendarFault['path'], hours: string): CalendarFault {
  return {
    path,
    id: [`${weekdayIn(path, 'id')}${hours} bertumpuk dengan jam sebelumnya.`, 'Urutkan jam kantor dan jangan biarkan bertumpuk.'],
    en: [`${weekdayIn(path, 'en')}${hours} overlaps the hours before it.`, 'Put the hours in order and keep them apart.'],
  }
}

function noDate(path: CalendarFault['path'], text: string): CalendarFault {
  return { path, id: [`"${text}" bukan tanggal.`, 'Tulis seperti 2026-08-17.'], en: [`"${text}" is no date.`, 'Write it like 2026-08-17.'] }
}

function outside(path: CalendarFault['path'], year: number): CalendarFault {
  const span = `${firstYear}–${lastYear}`
  return { path, id: [`Tahun ${year} di luar ${span}.`, 'Hapus tahun itu.'], en: [`The year ${year} lies outside ${span}.`, 'Remove that year.'] }
}

function weekdayIn(path: CalendarFault['path'], language: 'id' | 'en'): string {
  const weekday = path.at(-1)
  return typeof weekday === 'number' && path.at(-2) === 'week' ? `${weekdayNames[language][weekday]}: ` : ''
}

function isDate(year: number, month: number, day: number): boolean {
  return dayOfText(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`) !== null
}

function isCountable(year: number): boolean {
  return Number.isInteger(year) && year >= firstYear && year <= lastYear
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
