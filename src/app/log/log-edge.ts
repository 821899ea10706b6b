// The right edge of the tree as its files have it; where they are missing or differ from what was signed, they are made again.
import { edgeRoot, emptyEdge, grown, type Edge } from '../../log/grow-tree.ts'
import { leafHash } from '../../log/merkle-hash.ts'
import { hashesAt, TILE_WIDTH, tilePath } from '../../log/tile-path.ts'
import type { Queryable } from '../../store/in-transaction.ts'
import { bundleFiles, readLogFile, tileFile, writeLogFiles } from '../../store/log/log-folder.ts'
import { readLeaves } from '../../store/log/log-leaves.ts'

export type Edging = { readonly transaction: Queryable; readonly folder: string; readonly size: number; /** As it was signed; null for an empty tree. */ readonly root: Buffer | null }

/** Leaves read at a time where files are made again; a multiple of a tile's width. */
const PORTION = 64 * TILE_WIDTH

/** @throws Error where the database itself no longer holds what was signed */
export async function logEdge(edging: Edging): Promise<Edge> {
  const { size, root } = edging
  if (size === 0 || root === null) return emptyEdge
  const kept = await keptEdge(edging)
  if (kept !== null && root.equals(edgeRoot(kept))) return kept
  const made = await writeAnew(edging)
  if (!root.equals(edgeRoot(made))) throw new Error('The leaves of the public log in the database are not those that were signed.')
  return made
}

/** The leaves from the database, what lies above them from the files. */
async function keptEdge({ transaction, folder, size }: Edging): Promise<Edge | null> {
  const leaves = await readLeaves(transaction, size - (size % TILE_WIDTH), size)
  const levels: (readonly Uint8Array[])[] = [leaves.map(leafHash)]
  for (let level = 1; hashesAt(level, size) > 0; level += 1) {
    const count = hashesAt(level, size)
    const width = count % TILE_WIDTH
    const bytes = width === 0 ? Buffer.alloc(0) : await readLogFile(folder, tilePath({ level, index: Math.floor(count / TILE_WIDTH), width }))
    if (bytes?.length !== width * 32) return null
    levels.push(Array.from({ length: width }, (_, index) => bytes.subarray(index * 32, (index + 1) * 32)))
  }
  return { size, levels }
}

async function writeAnew({ transaction, folder, size }: Edging): Promise<Edge> {
  let edge: Edge = emptyEdge
  for (let from = 0; from < size; from += PORTION) {
    const entries = await readLeaves(transaction, from, Math.min(size, from + PORTION))
    const next = grown(edge, entries.map(leafHash))
    await writeLogFiles(folder, [...next.tiles.map(tileFile), ...bundleFiles(from, entries)])
    edge = next.edge
  }
  return edge
}
