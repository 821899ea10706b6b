// Hashes of whole subtrees, read from the tiles of a tree of a given size; each tile is read once.
import { subtreeRoot } from '../../log/grow-tree.ts'
import type { SubtreeHash } from '../../log/merkle-range.ts'
import { hashesAt, TILE_WIDTH, tilePath } from '../../log/tile-path.ts'
import { readLogFile } from '../../store/log/log-folder.ts'

/** Levels of nodes that a tile spans. */
const HEIGHT = 8

/** @throws Error from the function where a tile is missing or too short */
export function tileTree(folder: string, size: number): SubtreeHash {
  const read = new Map<string, Promise<Buffer>>()
  const tile = (level: number, index: number): Promise<Buffer> => {
    const width = Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH)
    const path = tilePath({ level, index, width })
    const known = read.get(path) ?? readTile(folder, { level, index, width })
    read.set(path, known)
    return known
  }
  return async (level, index) => {
    const tileLevel = Math.floor(level / HEIGHT)
    const span = 2 ** (level % HEIGHT)
    const first = index * span
    const bytes = await tile(tileLevel, Math.floor(first / TILE_WIDTH))
    const from = first % TILE_WIDTH
    return subtreeRoot(Array.from({ length: span }, (_, at) => bytes.subarray((from + at) * 32, (from + at + 1) * 32)))
  }
}

type Wanted = { readonly level: number; readonly index: number; readonly width: number }

/** A tile that was cut at this size may have given way to the whole one meanwhile. */
async function readTile(folder: string, { level, index, width }: Wanted): Promise<Buffer> {
  const bytes = (await readLogFile(folder, tilePath({ level, index, width }))) ?? (await readLogFile(folder, tilePath({ level, index, width: TILE_WIDTH })))
  if (bytes === null || bytes.length < width * 32) throw new Error('A tile of the public log is missing.')
  return bytes
}
