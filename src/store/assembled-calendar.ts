// Puts a calendar together: what it says itself, what it has from the one it extends, and the lists and hours that it names.
import type { Calendar, DayOff } from '../calendar/calendar.ts'
import { nearestName } from '../nearest-name.ts'
import type { Fault } from '../sop/problem.ts'
import type { CalendarFile, EveryYearFile, HoursFile, YearFile } from './calendar-schema.ts'

/** Everything read from a folder of calendars, by file name. */
export type Parts = {
  readonly calendars: ReadonlyMap<string, CalendarFile>
  readonly hours: ReadonlyMap<string, HoursFile>
  readonly years: ReadonlyMap<string, YearFile>
  readonly yearly: ReadonlyMap<string, EveryYearFile>
}

type Chain = readonly CalendarFile[]

/** The calendar with all that it inherits, or what keeps it from being put together. */
export function assembledCalendar(id: string, parts: Parts): { readonly calendar: Calendar } | { readonly faults: readonly Fault[] } {
  const chain = chainOf(id, parts)
  if (!Array.isArray(chain)) return { faults: [chain.fault] }
  const faults = [...missingKeys(chain), ...unknownParts(chain, parts)]
  return faults.length > 0 ? { faults } : { calendar: calendarOf(id, chain, parts) }
}

/** The calendar and those it extends, the nearest first. */
function chainOf(id: string, { calendars }: Parts): CalendarFile[] | { readonly fault: Fault } {
  const chain: CalendarFile[] = []
  const seen = new Set<string>()
  for (let next: string | undefined = id; next !== undefined; next = chain.at(-1)?.extends) {
    const file = calendars.get(next)
    if (file === undefined) return { fault: unknownPart(['extends'], next, [...calendars.keys()]) }
    if (seen.has(next)) return { fault: circle(next) }
    seen.add(next)
    chain.push(file)
  }
  return chain
}

const needed = ['zone', 'hours', 'years', 'lateReceipt', 'jointLeave', 'endOnDayOff', 'legalBasis', 'approvedBy'] as const

/** Offices whose holders may approve a change, besides administrators. */
export function approversOf(id: string, parts: Parts): readonly string[] {
  const chain = chainOf(id, parts)
  return Array.isArray(chain) ? (inherited(chain, 'approvers') ?? []) : []
}

function missingKeys(chain: Chain): Fault[] {
  return needed.filter((key) => inherited(chain, key) === undefined).map((key) => ({
    path: [],
    id: [`Isian "${key}" belum ada, di kalender ini maupun di kalender yang diikutinya.`, `Tambahkan baris "${key}:".`],
    en: [`The entry "${key}" is missing, here and in the calendar that this one extends.`, `Add a line "${key}:".`],
  }))
}

function unknownParts(chain: Chain, parts: Parts): Fault[] {
  const [hours, everyYear] = [inherited(chain, 'hours'), inherited(chain, 'everyYear')]
  return [
    ...unknownIn(['hours'], hours === undefined ? [] : [hours], parts.hours),
    ...unknownIn(['everyYear'], everyYear === undefined ? [] : [everyYear], parts.yearly),
    ...unknownIn(['holidays'], chain.flatMap(({ holidays }) => holidays), parts.years),
    ...unknownIn(['years'], nationalYears(chain), parts.years),
  ]
}

function unknownIn(path: string[], names: readonly string[], known: ReadonlyMap<string, unknown>): Fault[] {
  return names.filter((name) => !known.has(name)).map((name) => unknownPart(path, name, [...known.keys()]))
}

function calendarOf(id: string, chain: Chain, parts: Parts): Calendar {
  const own = chain[0]
  const hours = parts.hours.get(inherited(chain, 'hours') ?? '')
  const yearly = parts.yearly.get(inherited(chain, 'everyYear') ?? '')
  return {
    id,
    version: own?.version ?? 1,
    name: own?.name ?? { id, en: id },
    zone: inherited(chain, 'zone') ?? '',
    week: hours?.week ?? [],
    overrides: (hours?.periods ?? []).flatMap(({ basis, dates, week }) => dates.map((date) => ({ ...date, basis, week }))),
    daysOff: daysOffOf(chain, parts),
    yearly: (yearly?.days ?? []).map(({ date, name }) => ({ month: Number(date.slice(0, 2)), day: Number(date.slice(3)), name, basis: yearly?.basis ?? '', since: yearly?.since ?? 0 })),
    years: inherited(chain, 'years') ?? [],
    lateReceipt: inherited(chain, 'lateReceipt') ?? 'same-day',
    jointLeave: inherited(chain, 'jointLeave') ?? 'off',
    endOnDayOff: inherited(chain, 'endOnDayOff') ?? 'stay',
    legalBasis: inherited(chain, 'legalBasis') ?? [],
    approvedBy: inherited(chain, 'approvedBy') ?? '',
  }
}

function daysOffOf(chain: Chain, { years }: Parts): DayOff[] {
  const lists = [...nationalYears(chain), ...chain.flatMap(({ holidays }) => holidays)].map((name) => years.get(name))
  const national = lists.flatMap((list) => [
    ...(list?.holidays ?? []).map((day) => dayOff(day, 'holiday', list?.basis ?? '')),
    ...(list?.jointLeave ?? []).map((day) => dayOff(day, 'joint-leave', list?.basis ?? '')),
  ])
  const regional = chain.flatMap(({ regionalHolidays }) => regionalHolidays.flatMap(({ basis, days }) => days.map((day) => dayOff(day, 'regional', basis))))
  return [...national, ...regional]
}

function dayOff(day: YearFile['holidays'][number], kind: DayOff['kind'], basis: string): DayOff {
  return { date: day.date, kind, name: day.name, basis: day.basis ?? basis }
}

/** Each calendar of the chain may name years; all of their national lists count, though only the nearest says what is decreed in full. */
function nationalYears(chain: Chain): string[] {
  return [...new Set(chain.flatMap(({ years }) => (years ?? []).map(String)))]
}

function inherited<K extends keyof CalendarFile>(chain: Chain, key: K): CalendarFile[K] | undefined {
  return chain.find((file) => file[key] !== undefined)?.[key]
}

function unknownPart(path: string[], name: string, known: readonly string[]): Fault {
  const near = nearestName(name, known)
  return {
    path,
    id: [`"${name}" tidak ditemukan.`, near === undefined ? `Yang ada: ${known.join(', ')}.` : `Mungkin maksudnya "${near}".`],
    en: [`"${name}" was not found.`, near === undefined ? `There are: ${known.join(', ')}.` : `Perhaps "${near}" is meant.`],
  }
}

function circle(name: string): Fault {
  return {
    path: ['extends'],
    id: [`Kalender "${name}" mengikuti dirinya sendiri.`, 'Putuskan lingkaran itu.'],
    en: [`The calendar "${name}" extends itself.`, 'Break the circle.'],
  }
}
