// Turns texts and evidence into sealed rows and the references that events carry, before anything is decided.
import { createHash } from 'node:crypto'
import type { FileKind, FileRef, WordingKind, WordingRef } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { seal, type ReportKey } from '../vault/report-key.ts'
import type { Content } from './handle.ts'
import { maskedText } from './masked-text.ts'

export type SealingPlace = { readonly reportId: ReportId; readonly key: ReportKey; /** Epoch milliseconds. */ readonly at: number }

/** A text to be sealed; `identity` goes to the vault, everything else beside the report. */
export type Wording = { readonly kind: WordingKind; readonly text: string }

/** Evidence whose sealed contents already lie in file storage. */
export type StoredEvidence = {
  readonly fileId: string
  readonly kind: FileKind
  readonly mediaType: string
  /** As the sender named it, cleaned. */
  readonly name: string
  /** Bytes before and after sealing. */
  readonly size: number
  readonly sealedSize: number
  /** SHA-256 over the sealed bytes. */
  readonly sealedSha256: Uint8Array
  /** SHA-256 over the bytes as sent; never stored bare, it tells a retry from other content. */
  readonly plainSha256: Uint8Array
}

export type SealedWordings = { readonly refs: readonly WordingRef[]; readonly content: Pick<Content, 'wordings' | 'identities' | 'masked'> }

/** Seals texts, numbered from `first` on. */
export function sealedWordings(place: SealingPlace, wordings: readonly Wording[], first: number): SealedWordings {
  const sealed = wordings.map(({ kind, text }, index) => {
    const no = first + index
    const bytes = Buffer.from(seal(place.key, { reportId: place.reportId, table: kind === 'identity' ? 'vault.identity' : 'wording', id: no }, text))
    return { no, kind, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
  })
  const row = { report_id: place.reportId, written_at: place.at }
  return {
    refs: sealed.map(({ no, kind, hash }) => ({ no, kind, hash })),
    content: {
      wordings: sealed.filter(({ kind }) => kind !== 'identity').map(({ no, kind, bytes }) => ({ ...row, wording_no: no, kind, sealed: bytes })),
      identities: sealed.filter(({ kind }) => kind === 'identity').map(({ no, bytes }) => ({ ...row, wording_no: no, sealed: bytes })),
      masked: wordings.flatMap(({ kind, text }, index) => (kind === 'masked' ? [maskedText(text, first + index)] : [])),
    },
  }
}

export type SealedEvidence = { readonly refs: readonly FileRef[]; readonly content: Pick<Content, 'evidence'> }

/** Rows and references of evidence, numbered from `first` on; the names are sealed here. */
export function sealedEvidence(place: SealingPlace, files: readonly StoredEvidence[], first: number): SealedEvidence {
  const numbered = files.map((file, index) => ({ file, no: first + index }))
  return {
    refs: numbered.map(({ file, no }) => ({ no, kind: file.kind, size: file.size, hash: Buffer.from(file.sealedSha256).toString('hex') })),
    content: {
      evidence: numbered.map(({ file, no }) => ({
        report_id: place.reportId,
        file_no: no,
        kind: file.kind,
        media_type: file.mediaType,
        size: String(file.size),
        sealed_size: String(file.sealedSize),
        sealed_hash: Buffer.from(file.sealedSha256),
        sealed_name: Buffer.from(seal(place.key, { reportId: place.reportId, table: 'evidence', id: no }, file.name)),
        file_id: file.fileId,
        added_at: place.at,
      })),
    },
  }
}
