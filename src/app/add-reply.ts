// Adds the reporter's further words and evidence to a report.
import type { AddReply } from '../report/command.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { isSameHash } from '../report/numbers/receipt-code.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, type Handled, type Handling } from './handle.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence } from './seal-content.ts'

export type Reply = {
  readonly reportId: ReportId
  /** UUID of the form: a double tap adds one reply. */
  readonly commandKey: string
  readonly key: ReportKey
  /** Empty when only evidence is added. */
  readonly text: string
  readonly evidence: readonly StoredEvidence[]
  /** What the reporter says of the answer along with it. */
  readonly says?: NonNullable<AddReply['says']>
  /** See `Request`. */
  readonly seen?: LoadedReport | undefined
}

export function addReply(handling: Handling, { reportId, commandKey, key, text, evidence, says, seen }: Reply): Promise<Handled> {
  return handle(handling, {
    reportId,
    seen,
    command: { key: commandKey, digest: replyDigest({ key, text, evidence, says }) },
    build: (state) => {
      const place = { reportId, key, at: handling.world().now }
      const texts = sealedWordings(place, text === '' ? [] : [{ kind: 'reply', text }], state?.nextWording ?? 1)
      const files = sealedEvidence(place, evidence, state?.nextFile ?? 1)
      return {
        command: { type: 'add-reply', wordings: texts.refs, files: files.refs, ...(says !== undefined && { says }) },
        content: { ...texts.content, ...files.content, keys: [] },
      }
    },
  })
}

type Digested = Pick<Reply, 'key' | 'text' | 'evidence'> & { readonly says?: Pick<NonNullable<Reply['says']>, 'step' | 'way'> | undefined }

function replyDigest({ key, text, evidence, says }: Digested): Buffer {
  return commandDigest(key, { type: 'add-reply', text: says === undefined ? text : JSON.stringify([text, says.step, says.way]), evidence })
}

/** Whether a reply that says something of the answer was sent before under its key: the same, or another. */
export async function replyDoneBefore({ doneBefore }: Handling, { reportId, commandKey, ...sent }: Pick<Reply, 'reportId' | 'commandKey' | 'key' | 'text'> & Pick<Digested, 'says'>): Promise<'no' | 'same' | 'other'> {
  const before = await doneBefore(reportId, commandKey)
  if (before === null) return 'no'
  return before.digest !== null && isSameHash(before.digest, replyDigest({ ...sent, evidence: [] })) ? 'same' : 'other'
}
