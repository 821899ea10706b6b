// The root of a tree, leaf after leaf, with a handful of hashes in memory; asked at any size on the way.
import { parentOf } from './merkle.ts'
import type { Crypto } from './crypto.ts'

export type GrowingRoot = {
  readonly size: () => number
  readonly add: (leafHash: Uint8Array) => void
  /** The root of a whole subtree of `leaves` (a power of two), where the tree has a multiple of them. */
  readonly addWhole: (root: Uint8Array, leaves: number) => void
  readonly root: () => Uint8Array
}

export function growingRoot(sha256: Crypto['sha256']): GrowingRoot {
  let size = 0
  /** Whole subtrees from left to right, each larger than the next. */
  const whole: Uint8Array[] = []
  const addWhole: GrowingRoot['addWhole'] = (root, leaves) => {
    let hash = root
    for (let rest = size / leaves; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = parentOf(sha256, whole.pop() as Uint8Array, hash)
    whole.push(hash)
    size += leaves
  }
  return {
    size: () => size,
    addWhole,
    add: (leafHash) => addWhole(leafHash, 1),
    root() {
      const [last, ...others] = whole.toReversed()
      return last === undefined ? sha256(new Uint8Array()) : others.reduce((right, left) => parentOf(sha256, left, right), last)
    },
  }
}
