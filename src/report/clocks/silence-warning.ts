// The warning before silence closes a report: a clock of its own beside every silence, three days of its kind earlier.
import type { Budget } from '../../calendar/budget.ts'
import type { Time } from '../../sop/sop.ts'
import type { Clock } from './clock.ts'

export const WARNING_KIND = 'silence-warning'
const DAYS_BEFORE = 3
const SUFFIX = '/peringatan'

/** Our own rule, in no procedure: nobody's time, so it owes nothing and nothing is missed by it. Null where the silence is too short. */
export function warningOf(time: Time): Time | null {
  const budget = earlier(time.budget)
  if (time.kind !== 'silence' || budget === null) return null
  return { ...time, id: `${time.id}${SUFFIX}`, kind: WARNING_KIND, budget, missed: [], mark: { as: 'overlay', source: 'Aturan Tuntas: peringatan tiga hari sebelum laporan ditutup karena tidak ada tanggapan' } }
}

/** The silence that a warning belongs to; the rule itself for any other clock. */
export function ruleWarnedOf(rule: string): string {
  return rule.endsWith(SUFFIX) ? rule.slice(0, -SUFFIX.length) : rule
}

export function isWarning({ kind }: Pick<Clock, 'kind'>): boolean {
  return kind === WARNING_KIND
}

function earlier({ n, upTo = n, unit }: Budget): Budget | null {
  return (unit === 'wd' || unit === 'd') && upTo > DAYS_BEFORE ? { n: upTo - DAYS_BEFORE, unit } : null
}
