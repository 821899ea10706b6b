// A reporter's reply by e-mail becomes their reply in the report, counted from the moment it reached its channel.
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Recorded } from '../../report/event.ts'
import type { MailId } from '../../mail/mail-id.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import { commandDigest } from '../command-digest.ts'
import { handle, type Handled, type Handling } from '../handle.ts'
import { sealedEvidence, sealedWordings, type StoredEvidence } from '../seal-content.ts'

export type MailReply = {
  /** It is the command's key too: read twice, taken once. */
  readonly mailId: MailId
  readonly reportId: ReportId
  readonly key: ReportKey
  /** Empty when only files came. */
  readonly text: string
  readonly evidence: readonly StoredEvidence[]
  readonly by: Recorded['by']
  readonly cameAt: number
  readonly sender: NonNullable<Recorded['sender']>
}

export function takeMailReply(handling: Handling, { mailId, reportId, key, text, evidence, by, cameAt, sender }: MailReply): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: mailId, digest: commandDigest(key, { type: 'add-reply', text, evidence }) },
    build: (state) => {
      const now = handling.world().now
      const place = { reportId, key, at: now }
      const texts = sealedWordings(place, text === '' ? [] : [{ kind: 'reply', text }], state?.nextWording ?? 1)
      const files = sealedEvidence(place, evidence, state?.nextFile ?? 1)
      // Stamps of mail servers have whole seconds.
      const at = Math.min(now, Math.max(cameAt, state?.receivedAt ?? 0))
      return {
        command: { type: 'add-reply', wordings: texts.refs, files: files.refs, recorded: { by, channel: 'email', at, sender } },
        content: { ...texts.content, ...files.content, keys: [] },
      }
    },
  })
}
