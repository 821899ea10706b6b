// Takes in how a reporter can be reached from now on, sealed; what did not arrive before goes out again.
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import type { ContactNotes } from './contacts/note-contacts.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { offersOf } from './offers-of.ts'
import type { ReporterIdentity } from './report-words.ts'
import { sealedWordings, type Wording } from './seal-content.ts'

export type Correction = {
  readonly reportId: ReportId
  readonly commandKey: string
  readonly key: ReportKey
  readonly by: By
  readonly identity: ReporterIdentity
  /** Why an officer changes it; empty where the reporter does. */
  readonly reason: string
}

export type Correcting = { readonly handling: Handling; readonly contacts: Pick<ContactNotes, 'note'> }

export async function correctContact({ handling, contacts }: Correcting, { reportId, commandKey, key, by, identity, reason }: Correction): Promise<Handled> {
  let wording = 0
  const handled = await handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'correct-contact', text: JSON.stringify([identity, reason]), evidence: [] }) },
    build: (state) => {
      wording = state?.nextWording ?? 1
      const wordings: readonly Wording[] = [{ kind: 'identity', text: JSON.stringify(identity) }, ...(reason === '' ? [] : [{ kind: 'note' as const, text: reason }])]
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, wordings, wording)
      const offers = offersOf(identity)
      return { command: { type: 'correct-contact', by, offers, contactGiven: offers.length > 0, wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
  if (handled.outcome === 'done') contacts.note(reportId, { wording, identity })
  return handled
}
