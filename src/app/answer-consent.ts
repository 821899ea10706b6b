// The answer whether a body outside may learn who the reporter is: the reporter's own here, or what they said to an officer elsewhere.
import type { Recorded } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'
import { sealedWordings } from './seal-content.ts'

export type Consenting = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly given: boolean }

export function answerConsent(handling: Handling, { reportId, commandKey, key, given }: Consenting): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'answer-consent', text: String(given), evidence: [] }) },
    build: () => ({ command: { type: 'answer-consent', given }, content: noContent }),
  })
}

/** `note` says how it was said, for whoever asks later. */
export function recordConsent(handling: Handling, { reportId, commandKey, key, given, recorded, note }: Consenting & { readonly recorded: Recorded; readonly note: string }): Promise<Handled> {
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'answer-consent', text: JSON.stringify([given, recorded.channel, recorded.at, note]), evidence: [] }) },
    build: (state) => {
      const texts = sealedWordings({ reportId, key, at: handling.world().now }, [{ kind: 'note', text: note }], state?.nextWording ?? 1)
      return { command: { type: 'answer-consent', given, recorded, wordings: texts.refs }, content: { ...texts.content, evidence: [], keys: [] } }
    },
  })
}
