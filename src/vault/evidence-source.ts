// A file under inspection: enough of it to judge, read from where it lies sealed.
import type { ByteRange } from '../app/ports.ts'

export type EvidenceSource = {
  /** As sent. */
  readonly fileName: string
  readonly declaredType: string
  /** In bytes. */
  readonly size: number
  /** The first 4,096 bytes, or all. */
  readonly head: Uint8Array
  /** What lies beyond the end is left out. */
  readonly bytes: (range: ByteRange) => Promise<Uint8Array>
}
