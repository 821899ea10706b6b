// Why a day was counted or not, in words, Indonesian first and English.
import type { Unit } from './budget.ts'
import type { DayOff } from './calendar.ts'
import { spanWords, weekdayNames, type Language } from './day-words.ts'

type Words = {
  readonly received: string
  readonly receivedLate: string
  readonly sameDay: string
  readonly dayZero: string
  readonly workingDay: string
  readonly day: string
  readonly weeklyOff: string
  readonly off: Readonly<Record<DayOff['kind'], string>>
  readonly paused: string
  readonly touched: string
  readonly closed: string
  readonly moved: string
  readonly opening: string
  readonly missing: string
  readonly unpublished: string
}

const words: Record<Language, Words> = {
  id: {
    received: 'hari penerimaan, tidak dihitung (hari ke-0)',
    receivedLate: 'diterima di luar jam kerja, dianggap diterima pada hari kerja berikutnya',
    sameDay: 'hari penerimaan, batas waktu hari ini juga (hari ke-0)',
    dayZero: 'dianggap hari penerimaan, tidak dihitung (hari ke-0)',
    workingDay: 'hari kerja ke-',
    day: 'hari ke-',
    weeklyOff: 'bukan hari kerja',
    off: { holiday: 'libur nasional', regional: 'libur daerah', 'joint-leave': 'cuti bersama' },
    paused: 'penghitungan dijeda',
    touched: 'sempat dijeda',
    closed: 'di luar jam kerja',
    moved: 'akhir waktu digeser ke hari kerja ini',
    opening: 'batas waktu saat penghitungan dapat berjalan lagi',
    missing: 'tanggal ini tidak ada di zona waktu setempat',
    unpublished: 'belum pasti: hari libur tahun itu belum lengkap',
  },
  en: {
    received: 'day of receipt, not counted (day 0)',
    receivedLate: 'received outside office hours, counts as received on the next working day',
    sameDay: 'day of receipt, due this very day (day 0)',
    dayZero: 'counts as the day of receipt, not counted (day 0)',
    workingDay: 'working day ',
    day: 'day ',
    weeklyOff: 'not a working day',
    off: { holiday: 'national holiday', regional: 'regional holiday', 'joint-leave': 'joint leave' },
    paused: 'clock paused',
    touched: 'paused for a while',
    closed: 'outside office hours',
    moved: 'the end moves to this working day',
    opening: 'due when the clock can run again',
    missing: 'this date does not exist in the local time zone',
    unpublished: 'not certain: the days off of that year are not complete',
  },
}

export type PlainReason = 'received' | 'receivedLate' | 'sameDay' | 'dayZero' | 'paused' | 'touched' | 'closed' | 'moved' | 'opening' | 'missing' | 'unpublished'

/** A reason that needs nothing more said. */
export function plainWords(reason: PlainReason, language: Language): string {
  return words[language][reason]
}

/** `libur nasional: Nyepi`, or `Sabtu, bukan hari kerja`; `weekday` 0 is Monday. */
export function offWords(off: DayOff | null, weekday: number, language: Language): string {
  const { off: kinds, weeklyOff } = words[language]
  return off === null ? `${weekdayNames[language][weekday]}, ${weeklyOff}` : `${kinds[off.kind]}: ${off.name}`
}

const counted: Record<string, string[]> = {}

/** `hari kerja ke-3` or `hari ke-3`; kept, because explanations say it over and over. */
export function countedWords(nth: number, unit: Unit, language: Language): string {
  const known = (counted[`${language}${unit}`] ??= [])
  return (known[nth] ??= `${unit === 'wd' ? words[language].workingDay : words[language].day}${nth}`)
}

/** `7 jam 30 menit dalam jam kerja` or `24 jam`; a day is said in its hours. */
export function timeWords(milliseconds: number, unit: Unit, language: Language): string {
  const hours = Math.floor(milliseconds / 3_600_000)
  const span = hours < 24 ? spanWords(milliseconds, language) : language === 'id' ? `${hours} jam` : `${hours} h`
  if (unit === 'h' || unit === 'min') return span
  return language === 'id' ? `${span} dalam jam kerja` : `${span} of office time`
}
