// What the policy asks of a report.
import { CLOSED, type Opened } from '../openings/opening.ts'
import type { Facts } from '../policy.ts'
import type { ReportState } from '../state.ts'

export function factsFor({ open, secret, anonymous, masked, consent }: Pick<ReportState, 'open' | 'secret' | 'anonymous' | 'masked' | 'consent'>, opened: Opened = CLOSED): Facts {
  return { open, secret, anonymous, masked, consent: consent?.given === true, identityOpened: opened.identity, wordsOpened: opened.original }
}
