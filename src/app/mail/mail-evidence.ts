// Attachments of an e-mail as evidence: the same checks as of what is uploaded, and a list of what was left out.
import type { ReceivedMail } from '../../mail/received-mail.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { EVIDENCE_LIMITS } from '../../vault/evidence-limits.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import type { Files } from '../ports.ts'
import { takeEvidence, type TakenEvidence } from '../take-evidence.ts'

export type MailEvidence = {
  readonly taken: readonly TakenEvidence[]
  /** Names of attachments that are no evidence, or too much. */
  readonly left: readonly string[]
}

/** Logos and pictures that count readers stand in most signatures; no photo pasted into a text is that small. In bytes. */
const TOO_SMALL = 3_000

export async function mailEvidence(files: Files, place: { readonly reportId: ReportId; readonly key: ReportKey }, mail: Pick<ReceivedMail, 'attachments'>, contents: readonly Uint8Array[]): Promise<MailEvidence> {
  const taken: TakenEvidence[] = []
  const left: string[] = []
  for (const [index, { name, mediaType, embedded }] of mail.attachments.entries()) {
    const content = contents[index] ?? new Uint8Array()
    if (embedded && content.length < TOO_SMALL) continue
    const room = EVIDENCE_LIMITS.totalBytes - taken.reduce((sum, { staged }) => sum + staged.plainSize, 0)
    const result = taken.length >= EVIDENCE_LIMITS.files ? 'too-many' : await takeEvidence(files, { source: [content], fileName: name === '' ? unnamed(mediaType) : name, declaredType: mediaType, ...place, room })
    if (typeof result === 'object' && 'staged' in result) taken.push(result)
    else left.push(name === '' ? mediaType : name)
  }
  return { taken, left }
}

/** A name without an ending says nothing against what the content is. */
function unnamed(mediaType: string): string {
  return `lampiran-${mediaType.split('/')[0] ?? ''}`
}
