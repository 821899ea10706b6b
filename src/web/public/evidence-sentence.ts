// Why a file was not taken in, in words for who sent it.
import type { EvidenceRefusal } from '../../app/take-evidence.ts'
import { formatSize } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { EVIDENCE_LIMITS } from '../../vault/evidence-limits.ts'

export function evidenceSentence(t: Text, refusal: EvidenceRefusal, name: string): string {
  const { faults } = t.form
  switch (refusal) {
    case 'empty-file':
      return faults.fileEmpty(name)
    case 'too-large':
      return faults.fileLarge(name, t.form.fileLimits)
    case 'too-large-together':
      return faults.filesLarge(name, formatSize(t, EVIDENCE_LIMITS.totalBytes))
    case 'type-not-allowed':
    case 'content-does-not-match-name':
      return faults.fileKind(name)
    case 'broken-file':
      return faults.fileBroken(name)
    case 'too-many-pixels':
      return faults.filePixels(name)
    case 'too-many-files':
      return faults.filesMany
    default:
      return refusal satisfies never
  }
}
