// What tells a command that comes again from another one under the same key.
import { createHmac } from 'node:crypto'
import type { ReportKey } from '../vault/report-key.ts'
import type { StoredEvidence } from './seal-content.ts'

export type CommandContent = { readonly type: 'act' | 'ask-opening' | 'decide-opening' | 'ask-erasure' | 'decide-erasure' | 'set-hold' | 'answer-consent' | 'open-dossier' | 'add-note' | 'ask-receipt' | 'decide-receipt' | 'correct-contact' | 'resend' | 'add-reply' | 'record-reaction' | 'undo-act' | 'withdraw'; readonly text: string; readonly evidence: readonly Pick<StoredEvidence, 'plainSha256'>[] }

/** Keyed with the report's own key: nobody who reads the database can try out short texts, and erasing the key ends its meaning. 32 bytes. */
export function commandDigest(key: ReportKey, { type, text, evidence }: CommandContent): Buffer {
  const files = evidence.map(({ plainSha256 }) => Buffer.from(plainSha256).toString('hex')).sort()
  return createHmac('sha256', key).update('tuntas command digest\n').update(JSON.stringify([type, text, files])).digest()
}
