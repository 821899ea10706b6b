// The few words that a drawing of a procedure carries besides the procedure's own, in both languages.
import type { Budget, Unit } from '../../calendar/budget.ts'

export type DrawingLanguage = 'id' | 'en'

const words = {
  start: { id: 'Mulai', en: 'Start' },
  end: { id: 'Selesai', en: 'End' },
  beyond: { id: 'Lembaga lain', en: 'Another body' },
  back: { id: 'kembali ke langkah semula', en: 'back to where it was' },
  no: { id: 'No.', en: 'No.' },
  here: { id: 'SEKARANG', en: 'NOW' },
  passed: { id: 'sudah dilewati', en: 'done' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  requirements: { id: 'Persyaratan', en: 'Requirements' },
  time: { id: 'Waktu', en: 'Time' },
  output: { id: 'Hasil', en: 'Output' },
  missed: { id: 'bila lewat', en: 'if it takes longer than' },
  reply: { id: 'Pelapor menulis', en: 'The reporter writes' },
  beside: { id: 'bersamaan dengan', en: 'alongside' },
  afterwards: { id: 'sesudah laporan selesai', en: 'after the report is closed' },
  added: { id: 'Aturan tambahan', en: 'Additional rule' },
  inferred: { id: 'disimpulkan', en: 'read into it' },
  anyTime: { id: 'setiap', en: 'every' },
} as const

export function word(name: keyof typeof words, language: DrawingLanguage): string {
  return words[name][language]
}

const units: Readonly<Record<Unit, Readonly<Record<DrawingLanguage, string>>>> = {
  min: { id: 'menit', en: 'minutes' },
  omin: { id: 'menit', en: 'office minutes' },
  h: { id: 'jam', en: 'hours' },
  oh: { id: 'jam kerja', en: 'office hours' },
  d: { id: 'hari', en: 'days' },
  wd: { id: 'hari kerja', en: 'working days' },
  mo: { id: 'bulan', en: 'months' },
}

/** "3 hari", "10–20 menit". */
export function budgetWords({ n, upTo, unit }: Budget, language: DrawingLanguage): string {
  const named = units[unit][language]
  return `${upTo === undefined ? n : `${n}–${upTo}`} ${language === 'en' && (upTo ?? n) === 1 ? named.replace(/s$/, '') : named}`
}
