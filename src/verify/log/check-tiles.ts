// Whether the tiles of a copy hold the hashes of its entries: proofs are made from them.
import { isSame } from '../format/bytes.ts'
import { parentOf } from '../format/merkle.ts'
import { nodeCrypto } from '../node-crypto.ts'
import type { Problems } from '../problem.ts'
import type { LogSource } from './log-source.ts'
import { tileName } from '../format/tile-name.ts'

export type TilesCheck = {
  /** Returns the root above them where the tile is whole, else null. */
  readonly leaves: (first: number, hashes: readonly Uint8Array[]) => Promise<Uint8Array | null>
  readonly finish: () => Promise<void>
}

export function tilesCheck(source: LogSource, problems: Problems): TilesCheck {
  /** Roots of whole tiles that wait for 256 of them, by level. */
  const rows: Uint8Array[][] = []
  const begun: number[] = []
  const check = async (level: number, index: number, hashes: readonly Uint8Array[]): Promise<void> => {
    const path = tileName(level, index, hashes.length)
    const bytes = (await source(path)) ?? (await source(tileName(level, index, 256)))
    const isRight = bytes !== null && hashes.every((hash, at) => isSame(hash, bytes.subarray(at * 32, at * 32 + 32)))
    if (!isRight) problems.add(bytes === null ? 'tile-missing' : 'wrong-tile', path, `The tile ${path} ${bytes === null ? 'is missing' : 'does not hold the hashes of the entries'}.`)
  }
  const add = async (level: number, root: Uint8Array): Promise<void> => {
    const row = (rows[level] ??= [])
    row.push(root)
    if (row.length < 256) return
    await check(level, begun[level] ?? 0, row)
    begun[level] = (begun[level] ?? 0) + 1
    rows[level] = []
    await add(level + 1, rootOf(row))
  }
  return {
    async leaves(first, hashes) {
      await check(0, first / 256, hashes)
      if (hashes.length < 256) return null
      const root = rootOf(hashes)
      await add(1, root)
      return root
    },
    async finish() {
      for (const [level, row] of rows.entries()) if (level > 0 && row !== undefined && row.length > 0) await check(level, begun[level] ?? 0, row)
    },
  }
}

/** Of as many hashes as a power of two. */
function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let index = 0; index < row.length; index += 2) above.push(parentOf(nodeCrypto.sha256, row[index] as Uint8Array, row[index + 1] as Uint8Array))
    row = above
  }
  return row[0] as Uint8Array
}
