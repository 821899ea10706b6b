// Roots and proofs of an RFC 6962 tree, made from hashes of whole subtrees, wherever those are kept.
import { emptyRoot, nodeHash } from './merkle-hash.ts'

/** The hash of the whole subtree of 2^`level` leaves that begins at leaf `index` * 2^`level`. */
export type SubtreeHash = (level: number, index: number) => Promise<Uint8Array>

export function rootOf(size: number, subtree: SubtreeHash): Promise<Uint8Array> {
  return size === 0 ? Promise.resolve(emptyRoot) : rangeHash(0, size, subtree)
}

/** From the leaf's sibling up to the root's child (section 2.1.1). @throws RangeError for a leaf that isn't in the tree */
export async function inclusionProof(index: number, size: number, subtree: SubtreeHash): Promise<readonly Uint8Array[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('The leaf is not in the tree')
  const siblings: (readonly [number, number])[] = []
  let [from, until] = [0, size]
  while (until - from > 1) {
    const middle = from + largestPowerBelow(until - from)
    if (index < middle) {
      siblings.push([middle, until])
      until = middle
    } else {
      siblings.push([from, middle])
      from = middle
    }
  }
  return Promise.all(siblings.toReversed().map(([begin, end]) => rangeHash(begin, end, subtree)))
}

/** That the tree of `size` leaves begins with the one of `earlier` (section 2.1.2). @throws RangeError unless 0 < earlier <= size */
export async function consistencyProof(earlier: number, size: number, subtree: SubtreeHash): Promise<readonly Uint8Array[]> {
  if (!(earlier > 0 && earlier <= size)) throw new RangeError('The earlier tree is empty or larger')
  const ranges: (readonly [number, number])[] = []
  let [from, until, isWhole] = [0, size, true]
  while (earlier !== until) {
    const middle = from + largestPowerBelow(until - from)
    if (earlier <= middle) {
      ranges.push([middle, until])
      until = middle
    } else {
      ranges.push([from, middle])
      ;[from, isWhole] = [middle, false]
    }
  }
  if (!isWhole) ranges.push([from, until])
  return Promise.all(ranges.toReversed().map(([begin, end]) => rangeHash(begin, end, subtree)))
}

async function rangeHash(from: number, until: number, subtree: SubtreeHash): Promise<Uint8Array> {
  const length = until - from
  const level = Math.log2(length)
  if (Number.isInteger(level)) return subtree(level, from / length)
  const middle = from + largestPowerBelow(length)
  return nodeHash(await rangeHash(from, middle, subtree), await rangeHash(middle, until, subtree))
}

/** Trees here stay far below 2^53 leaves, where this is exact. */
function largestPowerBelow(length: number): number {
  return 2 ** (Math.ceil(Math.log2(length)) - 1)
}
