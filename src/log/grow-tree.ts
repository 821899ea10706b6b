// What a tree of tiles gains when leaves are added: pure, so the same leaves always make the same tiles.
import { emptyRoot, nodeHash } from './merkle-hash.ts'
import { TILE_WIDTH, type TileId } from './tile-path.ts'

/** The tiles at the right edge that are not whole yet, from the leaves up: each at most 255 hashes. */
export type Edge = { readonly size: number; readonly levels: readonly (readonly Uint8Array[])[] }

export const emptyEdge: Edge = { size: 0, levels: [] }

export type NewTile = TileId & { readonly level: number; readonly hashes: readonly Uint8Array[] }

export type Grown = { readonly edge: Edge; readonly tiles: readonly NewTile[] }

/** The tiles that became whole, and those that the new edge is cut at. */
export function grown(edge: Edge, leaves: readonly Uint8Array[]): Grown {
  const tiles: NewTile[] = []
  const levels = edge.levels.map((hashes) => [...hashes])
  const counts = edge.levels.map((_, level) => Math.floor(edge.size / TILE_WIDTH ** level))
  const touched = new Set<number>()
  const add = (level: number, hash: Uint8Array): void => {
    const hashes = (levels[level] ??= [])
    hashes.push(hash)
    touched.add(level)
    counts[level] = (counts[level] ?? 0) + 1
    if (hashes.length < TILE_WIDTH) return
    tiles.push({ level, index: (counts[level] ?? 0) / TILE_WIDTH - 1, width: TILE_WIDTH, hashes })
    levels[level] = []
    add(level + 1, subtreeRoot(hashes))
  }
  for (const leaf of leaves) add(0, leaf)
  for (const level of touched) {
    const hashes = levels[level] ?? []
    if (hashes.length > 0) tiles.push({ level, index: Math.floor((counts[level] ?? 0) / TILE_WIDTH), width: hashes.length, hashes })
  }
  return { edge: { size: edge.size + leaves.length, levels }, tiles }
}

/** The root of the whole tree: its subtrees from the right edge, put together from the smallest on. */
export function edgeRoot({ levels }: Edge): Uint8Array {
  const subtrees = levels.toReversed().flatMap(wholeSubtrees)
  const last = subtrees.pop()
  if (last === undefined) return emptyRoot
  return subtrees.reduceRight((right, left) => nodeHash(left, right), last)
}

/** Of 1 to 256 hashes side by side, as many as a power of two: their common node. */
export function subtreeRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let index = 0; index < row.length; index += 2) above.push(nodeHash(row[index] as Uint8Array, row[index + 1] as Uint8Array))
    row = above
  }
  return row[0] as Uint8Array
}

/** The largest subtrees first. */
function wholeSubtrees(hashes: readonly Uint8Array[]): Uint8Array[] {
  const roots: Uint8Array[] = []
  let from = 0
  for (let bit = TILE_WIDTH / 2; bit >= 1; bit /= 2) {
    if ((hashes.length & bit) === 0) continue
    roots.push(subtreeRoot(hashes.slice(from, from + bit)))
    from += bit
  }
  return roots
}
