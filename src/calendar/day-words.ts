// The words for days, months, zones and spans of time, Indonesian and English.
import { civilDate, weekdayOf } from './day-number.ts'
import { offsetAt } from './zone.ts'

export type Language = 'id' | 'en'

/** Monday first. */
export const weekdayNames: Record<Language, readonly string[]> = {
  id: ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

export const monthNames: Record<Language, readonly string[]> = {
  id: ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
}

const zoneNames: Readonly<Record<string, string>> = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }

/** `Jumat, 13 Maret 2026`. */
export function dayWords(day: number, language: Language): string {
  return `${weekdayNames[language][weekdayOf(day)]}, ${dateWords(day, language)}`
}

/** `13 Maret 2026`. */
export function dateWords(day: number, language: Language): string {
  const { year, month, day: dayOfMonth } = civilDate(day)
  return `${dayOfMonth} ${monthNames[language][month - 1]} ${year}`
}

/** `pukul 16.00 WIB`, with seconds only where there are any. */
export function clockWords(instant: number, zone: string, language: Language): string {
  const wall = new Date(instant + offsetAt(zone, instant)).toISOString()
  const clock = wall.slice(17, 19) === '00' ? wall.slice(11, 16) : wall.slice(11, 19)
  return `${language === 'id' ? `pukul ${clock.replaceAll(':', '.')}` : clock} ${zoneNames[zone] ?? offsetText(offsetAt(zone, instant))}`
}

const spanNames: Record<Language, readonly [string, string, string, string]> = {
  id: [' hari', ' jam', ' menit', ' detik'],
  en: [' d', ' h', ' min', ' s'],
}

/** A span of time in days, hours, minutes and, below an hour, seconds: `24 hari 7 jam`. */
export function spanWords(milliseconds: number, language: Language): string {
  const seconds = Math.round(milliseconds / 1000)
  const parts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds < 3600 ? seconds % 60 : 0]
  const words = parts.flatMap((part, index) => (part === 0 ? [] : [`${part}${spanNames[language][index]}`]))
  return words.length === 0 ? `0${spanNames[language][2]}` : words.join(' ')
}

/** An offset in milliseconds as `+07:00`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000)
  return `${offset < 0 ? '-' : '+'}${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
