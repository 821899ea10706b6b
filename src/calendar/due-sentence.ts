// A deadline in words: when it was received, when it ends, what was left out and how long that is by the wall clock.
import { budgetWords } from './budget-words.ts'
import type { DayNote } from './day-note.ts'
import { dayOfText } from './day-number.ts'
import { clockWords, dateWords, dayWords, spanWords, type Language } from './day-words.ts'
import type { DueQuery } from './due.ts'
import type { ExplainedDue } from './explain-due.ts'
import { localDate } from './instant-text.ts'

type Sentences = {
  readonly received: (when: string) => string
  readonly ends: (budget: string, when: string, how: string) => string
  readonly range: (budget: string, earliest: string, when: string, how: string) => string
  readonly closing: string
  readonly frozen: (since: string, remaining: string) => string
  readonly skipped: (days: string) => string
  readonly weekly: (days: number) => string
  readonly wall: (span: string) => string
  readonly provisional: (years: string) => string
}

const sentences: Record<Language, Sentences> = {
  id: {
    received: (when) => `Diterima ${when}.`,
    ends: (budget, when, how) => `Waktu ${budget} berakhir ${when}${how}.`,
    range: (budget, earliest, when, how) => `Waktu ${budget}: paling cepat ${earliest}, paling lambat ${when}${how}.`,
    closing: ', saat kantor tutup',
    frozen: (since, remaining) => `Penghitungan dijeda sejak ${since}; sisa ${remaining}.`,
    skipped: (days) => `Tidak dihitung: ${days}.`,
    weekly: (days) => `libur mingguan ${days} hari`,
    wall: (span) => `Menurut jam dinding: ${span}.`,
    provisional: (years) => `Tanggal ini sementara: hari libur ${years} belum lengkap ditetapkan untuk kalender ini.`,
  },
  en: {
    received: (when) => `Received ${when}.`,
    ends: (budget, when, how) => `The ${budget} end ${when}${how}.`,
    range: (budget, earliest, when, how) => `The ${budget} end ${earliest} at the earliest, ${when} at the latest${how}.`,
    closing: ', when the office closes',
    frozen: (since, remaining) => `The clock has been paused since ${since}; ${remaining} remain.`,
    skipped: (days) => `Not counted: ${days}.`,
    weekly: (days) => `${days} weekly days off`,
    wall: (span) => `By the wall clock: ${span}.`,
    provisional: (years) => `This date is provisional: the days off of ${years} are not all decreed yet for this calendar.`,
  },
}

/** The sentences that stand under the little calendar, one per entry. */
export function dueSentences(query: DueQuery, due: ExplainedDue, language: Language): string[] {
  const words = sentences[language]
  const skipped = skippedWords(due.explanation, language)
  return [
    words.received(whenWords(query, query.from, language)),
    endSentence(query, due, language),
    ...(skipped === '' ? [] : [words.skipped(skipped)]),
    ...(due.frozen ? [] : [words.wall(spanWords(due.at - query.from, language))]),
    ...(due.provisional ? [words.provisional(unpublishedYears(query, due))] : []),
  ]
}

function endSentence(query: DueQuery, due: ExplainedDue, language: Language): string {
  const words = sentences[language]
  if (due.frozen) return words.frozen(whenWords(query, due.since, language), budgetWords(due.remaining, language))
  const how = closesThen(query, due.at) ? words.closing : ''
  const budget = budgetWords(query.budget, language)
  if (due.earliestAt !== undefined) return words.range(budget, whenWords(query, due.earliestAt, language), whenWords(query, due.at, language), how)
  return words.ends(budget, whenWords(query, due.at, language), how)
}

function closesThen({ budget, calendar }: DueQuery, at: number): boolean {
  return ['wd', 'd', 'mo'].includes(budget.unit) && calendar.tables.closes.includes(at)
}

function whenWords({ calendar }: DueQuery, instant: number, language: Language): string {
  const day = dayOfText(localDate(instant, calendar.zone)) ?? 0
  return `${dayWords(day, language)} ${clockWords(instant, calendar.zone, language)}`
}

/** Days left out, neighbours of one reason together, weekly days off only by their number. */
function skippedWords(notes: readonly DayNote[], language: Language): string {
  const left = notes.filter(({ counted, kind }) => !counted && !['received', 'day-zero', 'opening', 'moved', 'weekly-off'].includes(kind))
  const runs: { first: DayNote; last: DayNote }[] = []
  for (const note of left) {
    const run = runs.at(-1)
    if (run !== undefined && run.last.why === note.why && dayIndex(note) === dayIndex(run.last) + 1) run.last = note
    else runs.push({ first: note, last: note })
  }
  const weekly = notes.filter(({ kind }) => kind === 'weekly-off').length
  const words = runs.map(({ first, last }) => `${runWords(first, last, language)} (${first.why})`)
  return [...words, ...(weekly === 0 ? [] : [sentences[language].weekly(weekly)])].join('; ')
}

function runWords(first: DayNote, last: DayNote, language: Language): string {
  const [from, to] = [dateWords(dayIndex(first), language), dateWords(dayIndex(last), language)]
  if (from === to) return from
  return from.slice(from.indexOf(' ')) === to.slice(to.indexOf(' ')) ? `${from.slice(0, from.indexOf(' '))}–${to}` : `${from} – ${to}`
}

function dayIndex({ date }: DayNote): number {
  return dayOfText(date) ?? 0
}

function unpublishedYears({ calendar }: DueQuery, { explanation }: ExplainedDue): string {
  const years = new Set(explanation.map(({ date }) => Number(date.slice(0, 4))).filter((year) => !calendar.data.years.includes(year)))
  return [...years].join(', ')
}

