// Instants, sizes and spans in a person's language and in the zone of the office, never of the server.
import type { Text } from './text.ts'

/** The three zones of Indonesia (WIB, WITA, WIT); none has summer time, so an offset is enough. */
export type Zone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'

const OFFSET_HOURS: Record<Zone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }

/** "Senin, 23 November 2026"; `at` in epoch milliseconds. */
export function formatDate(t: Text, at: number, zone: Zone): string {
  return dateWords(t, localTime(at, zone))
}

/** "16.00 WIB". */
export function formatTime(t: Text, at: number, zone: Zone): string {
  const local = localTime(at, zone)
  return t.units.time(twoDigits(local.getUTCHours()), twoDigits(local.getUTCMinutes()), t.units.zones[zone])
}

/** "Senin, 23 November 2026 pukul 16.00 WIB". */
export function formatDateTime(t: Text, at: number, zone: Zone): string {
  return t.units.dateAndTime(formatDate(t, at, zone), formatTime(t, at, zone))
}

/** "23 Nov 2026". */
export function formatShortDate(t: Text, at: number, zone: Zone): string {
  const local = localTime(at, zone)
  return `${local.getUTCDate()} ${t.units.monthsShort[local.getUTCMonth()] ?? ''} ${local.getUTCFullYear()}`
}

/** "Senin, 23 November 2026" for a plain `YYYY-MM-DD`. */
export function formatDay(t: Text, day: string): string {
  return dateWords(t, new Date(`${day}T00:00:00Z`))
}

/** The parts of an instant in a zone, for a date shown large. */
export function dateParts(t: Text, at: number, zone: Zone): { weekday: string; day: number; month: string; year: number } {
  return partsOf(t, localTime(at, zone))
}

/** What `<time datetime>` wants: RFC 3339 with the zone's offset. */
export function isoInZone(at: number, zone: Zone): string {
  const offset = `+${twoDigits(OFFSET_HOURS[zone])}:00`
  return localTime(at, zone).toISOString().replace(/\.\d{3}Z$/, offset)
}

/** "2026-11-23": the day on which it is in the zone, for machines. */
export function isoDay(at: number, zone: Zone): string {
  return isoInZone(at, zone).slice(0, 10)
}

/** "1,4 MB" from bytes; decimal units, as shops and phones print them. */
export function formatSize(t: Text, bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB']
  const shown = value < 10 ? value.toFixed(1).replace(/\.0$/, '') : String(Math.round(value))
  return `${shown.replace('.', t.units.decimal)} ${unit}`
}

/** "12.530" or "12,530". */
export function formatNumber(t: Text, value: number): string {
  return String(value).replace(/\B(?=(\d{3})+(?!\d))/g, t.units.thousands)
}

/** A span of time as a procedure prints it. */
export type Span = { n: number; unit: 'wd' | 'd' | 'mo' | 'h' | 'min' }

/** "5 hari kerja". */
export function formatSpan(t: Text, { n, unit }: Span): string {
  const words = { wd: t.units.workingDays, d: t.units.days, mo: t.units.spanOfMonths, h: t.units.hours, min: t.units.minutes }
  return words[unit](n)
}

const FEW_DAYS = 60
/** Of a Gregorian year's twelfth. */
const DAYS_OF_MONTH = 30.436875

/** "12 hari", "3 bulan", "2 tahun 3 bulan": the longer, the rounder; never more than it was. */
export function formatDays(t: Text, days: number): string {
  if (days < FEW_DAYS) return t.units.days(days)
  const months = Math.floor(days / DAYS_OF_MONTH)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  return [years > 0 && t.units.spanOfYears(years), rest > 0 && t.units.spanOfMonths(rest)].filter(Boolean).join(' ')
}

/** Whether `formatDays` says so many days in rounder words. */
export function isLongAgo(days: number): boolean {
  return days >= FEW_DAYS
}

function dateWords(t: Text, local: Date): string {
  const { weekday, day, month, year } = partsOf(t, local)
  return t.units.date(weekday, day, month, year)
}

function partsOf(t: Text, local: Date): { weekday: string; day: number; month: string; year: number } {
  return {
    weekday: t.units.weekdays[local.getUTCDay()] ?? '',
    day: local.getUTCDate(),
    month: t.units.months[local.getUTCMonth()] ?? '',
    year: local.getUTCFullYear(),
  }
}

/** A date whose UTC fields read as the wall clock of the zone. */
function localTime(at: number, zone: Zone): Date {
  return new Date(at + OFFSET_HOURS[zone] * 3_600_000)
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
