// Before the outer time runs out: whoever has not said yet whether a body outside may learn who they are is asked once more.
import type { Time } from '../../sop/sop.ts'
import type { Clock } from './clock.ts'

export const CONSENT_KIND = 'consent-reminder'
const DAYS_BEFORE = 10
const SUFFIX = '/izin-identitas'

/** Our own rule, in no procedure: nobody's time. Null beside any time but the outer one, and where that is too short. */
export function consentReminderOf(time: Time): Time | null {
  const { n, upTo = n, unit } = time.budget
  if (time.kind !== 'outer' || (unit !== 'wd' && unit !== 'd') || upTo <= DAYS_BEFORE) return null
  return {
    ...time, id: `${time.id}${SUFFIX}`, kind: CONSENT_KIND, budget: { n: upTo - DAYS_BEFORE, unit }, missed: [],
    mark: { as: 'overlay', source: 'Aturan Tuntas: sepuluh hari sebelum batas luar, pelapor ditanya apakah identitasnya boleh diserahkan' },
  }
}

export function isConsentReminder({ kind }: Pick<Clock, 'kind'>): boolean {
  return kind === CONSENT_KIND
}

/** The outer time that a reminder belongs to; the rule itself for any other clock. */
export function ruleRemindedOf(rule: string): string {
  return rule.endsWith(SUFFIX) ? rule.slice(0, -SUFFIX.length) : rule
}
