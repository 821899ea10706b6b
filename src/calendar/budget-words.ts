// A time budget in words.
import type { Budget, Unit } from './budget.ts'
import type { Language } from './day-words.ts'

const names: Record<Language, Record<Unit, string>> = {
  id: { h: 'jam', min: 'menit', oh: 'jam kerja', omin: 'menit kerja', d: 'hari kalender', wd: 'hari kerja', mo: 'bulan' },
  en: { h: 'hour', min: 'minute', oh: 'office hour', omin: 'office minute', d: 'calendar day', wd: 'working day', mo: 'month' },
}

/** `10 hari kerja`, `10–20 menit kerja`, `3 working days`. */
export function budgetWords({ n, upTo, unit }: Budget, language: Language): string {
  const last = upTo ?? n
  const plural = language === 'en' && last !== 1 ? 's' : ''
  return `${upTo === undefined ? plain(n, language) : `${plain(n, language)}–${plain(upTo, language)}`} ${names[language][unit]}${plural}`
}

function plain(n: number, language: Language): string {
  const text = String(Math.round(n * 100) / 100)
  return language === 'id' ? text.replace('.', ',') : text
}
