// The tree of RFC 6962 as whoever checks it reckons it: hashes, roots, and what proofs show.
import { isSame, joined } from './bytes.ts'
import type { Crypto } from './crypto.ts'

type Sha256 = Crypto['sha256']

const LEAF = Uint8Array.of(0)
/** Where the two halves of a node are laid before they are hashed: three times a leaf, for every leaf there is. */
const NODE = new Uint8Array(65).fill(1, 0, 1)

export function leafHashOf(sha256: Sha256, entry: Uint8Array): Uint8Array {
  return sha256(joined(LEAF, entry))
}

/** Of two hashes of 32 bytes. */
export function parentOf(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  NODE.set(left, 1)
  NODE.set(right, 33)
  return sha256(NODE)
}

export type Inclusion = { readonly index: number; readonly size: number; readonly leafHash: Uint8Array; readonly proof: readonly Uint8Array[]; readonly root: Uint8Array }

/** Whether the proof leads from this leaf to this root (RFC 9162, section 2.1.3.2). */
export function isIncluded(sha256: Sha256, { index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false
  let [at, last, hash] = [index, size - 1, leafHash]
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = parentOf(sha256, sibling, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)]
    } else {
      hash = parentOf(sha256, hash, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(hash, root)
}

export type Consistency = { readonly size1: number; readonly size2: number; readonly root1: Uint8Array; readonly root2: Uint8Array; readonly proof: readonly Uint8Array[] }

/** Whether the larger tree begins with the smaller one (RFC 9162, section 2.1.4.2). */
export function isConsistent(sha256: Sha256, { size1, size2, root1, root2, proof }: Consistency): boolean {
  // An empty tree is the beginning of any: nothing is shown by it.
  if (!isCount(size1) || !isCount(size2) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && isSame(root1, root2)
  if (!areHashes([root1, root2, ...proof])) return false
  const hashes = isPowerOfTwo(size1) ? [root1, ...proof] : [...proof]
  const first = hashes.shift()
  if (first === undefined) return false
  let [at, last] = [size1 - 1, size2 - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let [earlier, later] = [first, first]
  for (const hash of hashes) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      earlier = parentOf(sha256, hash, earlier)
      later = parentOf(sha256, hash, later)
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)]
    } else {
      later = parentOf(sha256, later, hash)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && isSame(earlier, root1) && isSame(later, root2)
}

/** Bits are too few for large trees: numbers are halved instead. */
function half(value: number): number {
  return Math.floor(value / 2)
}

function isPowerOfTwo(value: number): boolean {
  return Number.isInteger(Math.log2(value))
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every(({ length }) => length === 32)
}
