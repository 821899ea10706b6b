// The short marks that stand in the cells of the little calendar, and what they mean.
import type { Unit } from './budget.ts'
import type { DayNote, DayNoteKind } from './day-note.ts'
import type { Language } from './day-words.ts'

type Mark = { readonly text: string; readonly label: string; readonly meaning: string }

const marks: Record<Language, Record<Exclude<DayNoteKind, 'counted'>, Mark>> = {
  id: {
    received: { text: '0', label: 'terima', meaning: 'hari penerimaan (hari ke-0)' },
    'received-late': { text: '«', label: 'lewat', meaning: 'diterima di luar jam kerja' },
    'day-zero': { text: '0', label: 'hari 0', meaning: 'dianggap hari penerimaan (hari ke-0)' },
    'weekly-off': { text: '–', label: '', meaning: 'libur mingguan' },
    holiday: { text: 'L', label: 'libur', meaning: 'libur nasional' },
    regional: { text: 'LD', label: 'daerah', meaning: 'libur daerah' },
    'joint-leave': { text: 'CB', label: 'cuti', meaning: 'cuti bersama' },
    paused: { text: 'J', label: 'jeda', meaning: 'penghitungan dijeda' },
    closed: { text: '·', label: 'tutup', meaning: 'di luar jam kerja' },
    moved: { text: '→', label: 'geser', meaning: 'akhir waktu digeser ke hari ini' },
    opening: { text: '!', label: 'buka', meaning: 'batas waktu saat penghitungan dapat berjalan lagi' },
    missing: { text: 'x', label: '', meaning: 'tanggal yang tidak ada' },
  },
  en: {
    received: { text: '0', label: 'receipt', meaning: 'day of receipt (day 0)' },
    'received-late': { text: '«', label: 'late', meaning: 'received outside office hours' },
    'day-zero': { text: '0', label: 'day 0', meaning: 'counts as the day of receipt (day 0)' },
    'weekly-off': { text: '–', label: '', meaning: 'weekly day off' },
    holiday: { text: 'H', label: 'holiday', meaning: 'national holiday' },
    regional: { text: 'RH', label: 'region', meaning: 'regional holiday' },
    'joint-leave': { text: 'JL', label: 'leave', meaning: 'joint leave' },
    paused: { text: 'P', label: 'paused', meaning: 'clock paused' },
    closed: { text: '·', label: 'closed', meaning: 'outside office hours' },
    moved: { text: '→', label: 'moved', meaning: 'the end moves to this day' },
    opening: { text: '!', label: 'opens', meaning: 'due when the clock can run again' },
    missing: { text: 'x', label: '', meaning: 'a date that does not exist' },
  },
}

/** The mark of one day: its ordinal or its counted time, or the sign of why it is left out. */
export function dayMark(note: DayNote, unit: Unit, language: Language): Mark {
  if (note.kind !== 'counted') return marks[language][note.kind]
  const meaning = countedMeaning(unit, language)
  if (unit === 'wd' || unit === 'd' || unit === 'mo') return { text: String(note.count), label: '', meaning }
  return { text: shortTime(note.count, language), label: '', meaning }
}

function countedMeaning(unit: Unit, language: Language): string {
  if (unit === 'wd') return language === 'id' ? 'hari kerja yang dihitung' : 'counted working day'
  if (unit === 'd' || unit === 'mo') return language === 'id' ? 'hari yang dihitung' : 'counted day'
  return language === 'id' ? 'waktu yang dihitung' : 'counted time'
}

/** `7j30`, `24j`, `5m`; hours are `h` in English; less than a minute is `<1m`. */
function shortTime(milliseconds: number, language: Language): string {
  const minutes = Math.round(milliseconds / 60_000)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (minutes === 0) return '<1m'
  if (hours === 0) return `${rest}m`
  return `${hours}${language === 'id' ? 'j' : 'h'}${rest === 0 ? '' : String(rest).padStart(2, '0')}`
}
