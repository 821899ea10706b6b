// Takes one uploaded file in: sealed to disk first, then judged by its content; what is refused is gone again.
import type { FileKind } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { cleanFileName } from '../vault/clean-file-name.ts'
import { EVIDENCE_LIMITS } from '../vault/evidence-limits.ts'
import type { EvidenceRefusal as ContentRefusal } from '../vault/evidence-refusal.ts'
import { inspectEvidence } from '../vault/inspect-evidence.ts'
import type { ReportKey } from '../vault/report-key.ts'
import type { ByteSource, Files, StagedFile } from './ports.ts'
import { filledSource } from './filled-source.ts'
import { newFileId } from './new-file-id.ts'
import type { StoredEvidence } from './seal-content.ts'

export type EvidenceRefusal = ContentRefusal | 'too-many-files' | 'too-large-together'

export type TakenEvidence = { readonly staged: StagedFile; readonly kind: FileKind; readonly mediaType: string; /** Cleaned. */ readonly name: string }

export type UploadedFile = {
  readonly source: ByteSource
  readonly fileName: string
  readonly declaredType: string
  readonly reportId: ReportId
  readonly key: ReportKey
  /** Bytes that the submission may still bring. */
  readonly room: number
}

/** `nothing` is what browsers send where no file was chosen: no name and no content. */
export async function takeEvidence(files: Files, upload: UploadedFile): Promise<TakenEvidence | { readonly name: string; readonly refusal: EvidenceRefusal } | 'nothing'> {
  const { fileName, declaredType, reportId, key, room } = upload
  const name = cleanFileName(fileName)
  // Every form without evidence brings such a part: opening and flushing a file for it took a third of all the time to take in a report.
  const source = fileName === '' ? await filledSource(upload.source) : upload.source
  if (source === null) return 'nothing'
  const staged = await files.stage(source, { reportId, fileId: newFileId(), key, maxBytes: Math.min(EVIDENCE_LIMITS.videoBytes, Math.max(0, room)) })
  if ('refused' in staged) return { name, refusal: room < EVIDENCE_LIMITS.videoBytes ? 'too-large-together' : 'too-large' }
  const found = await inspectEvidence({ fileName, declaredType, size: staged.plainSize, head: staged.head, bytes: (range) => files.readStaged(staged, key, range) })
  if (!('refused' in found)) return { staged, kind: found.kind, mediaType: found.mediaType, name }
  await files.discard([staged])
  return { name, refusal: found.refused }
}

export function storedEvidence({ staged, kind, mediaType, name }: TakenEvidence): StoredEvidence {
  return {
    fileId: staged.fileId, kind, mediaType, name, size: staged.plainSize, sealedSize: staged.sealedSize,
    sealedSha256: staged.sealedSha256, plainSha256: staged.plainSha256,
  }
}
