// By what an identity can be reached: the kinds of its contacts, never the contacts.
import type { Reach } from '../report/messages/reach.ts'
import type { ReporterIdentity } from './report-words.ts'

export function offersOf(identity: ReporterIdentity | null): readonly Reach[] {
  if (identity === null) return []
  return [...(identity.email === '' ? [] : ['email' as const]), ...(identity.phone === '' ? [] : ['phone' as const])]
}
