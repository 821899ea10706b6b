// Decides whether a file is taken in as evidence, and as what.
import type { FileKind } from '../report/event.ts'
import { evidenceKind, type EvidenceKind } from './evidence-kind.ts'
import { EVIDENCE_LIMITS } from './evidence-limits.ts'
import type { EvidenceRefusal } from './evidence-refusal.ts'
import type { EvidenceSource } from './evidence-source.ts'
import { photoFault } from './inspect-photo.ts'
import { isWholePdf } from './is-whole-pdf.ts'
import { isWholeWebm } from './is-whole-webm.ts'
import { hasWholeBoxes } from './iso-boxes.ts'

/** `mediaType` is what the content is: what the file is served as, whatever it was called. */
export type AcceptedEvidence = { readonly kind: FileKind; readonly mediaType: string }

const mostBytes: Record<FileKind, number> = {
  photo: EVIDENCE_LIMITS.photoBytes, video: EVIDENCE_LIMITS.videoBytes, document: EVIDENCE_LIMITS.documentBytes,
}

/** Takes up to the limit of seconds for a photo made to be slow, a few milliseconds for any other. */
export async function inspectEvidence(source: EvidenceSource): Promise<AcceptedEvidence | { readonly refused: EvidenceRefusal }> {
  if (source.size === 0) return { refused: 'empty-file' }
  const found = await evidenceKind(source)
  if ('refused' in found) return found
  if (source.size > mostBytes[found.kind]) return { refused: 'too-large' }
  const refused = await contentFault(source, found)
  return refused === null ? { kind: found.kind, mediaType: found.mediaType } : { refused }
}

async function contentFault(source: EvidenceSource, { kind, container }: EvidenceKind): Promise<EvidenceRefusal | null> {
  if (kind === 'photo') return photoFault(source, container)
  if (container === 'iso-video' && !(await hasWholeBoxes(source, 'moov'))) return 'broken-file'
  if (container === 'webm' && !(await isWholeWebm(source))) return 'broken-file'
  if (container === 'pdf' && !(await isWholePdf(source))) return 'broken-file'
  return null
}
