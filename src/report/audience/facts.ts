// What the policy asks of a report.
import type { Facts } from '../policy.ts'
import type { ReportState } from '../state.ts'

export function factsFor({ open, secret, anonymous, masked, consent }: Pick<ReportState, 'open' | 'secret' | 'anonymous' | 'masked' | 'consent'>): Facts {
  return { open, secret, anonymous, masked, consent: consent?.given === true }
}
