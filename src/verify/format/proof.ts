// Reads the file that proves an entry of the log (c2sp.org/tlog-proof).
import { fromBase64, wholeNumberOf } from './bytes.ts'

export type Proof = { readonly extra: Uint8Array | null; readonly index: number; readonly hashes: readonly Uint8Array[]; readonly checkpoint: string }

/** Longer than any path in a tree that can be. */
const MOST_HASHES = 63

/** Null where it is none. */
export function readProof(file: string): Proof | null {
  const end = file.indexOf('\n\n')
  if (end === -1) return null
  const [first, ...rest] = file.slice(0, end).split('\n')
  const extra = rest[0]?.startsWith('extra ') === true ? fromBase64(rest.shift()?.slice('extra '.length) ?? '-') : undefined
  const index = wholeNumberOf(/^index (.*)$/.exec(rest.shift() ?? '')?.[1] ?? '')
  const hashes = rest.map(fromBase64).filter((hash) => hash?.length === 32)
  if (first !== 'c2sp.org/tlog-proof@v1' || extra === null || index === null || hashes.length < rest.length || hashes.length > MOST_HASHES) return null
  return { extra: extra ?? null, index, hashes: hashes as Uint8Array[], checkpoint: file.slice(end + 2) }
}
