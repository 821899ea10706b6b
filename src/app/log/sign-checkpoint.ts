// Writes the tiles of what has its place and signs the tree: files first, then the memory beside the keys, then the row.
import { checkpointText } from '../../log/checkpoint.ts'
import { edgeRoot, grown } from '../../log/grow-tree.ts'
import { leafHash } from '../../log/merkle-hash.ts'
import { signedNote } from '../../log/signed-note.ts'
import { TILE_WIDTH, tilePath } from '../../log/tile-path.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { bundleFiles, logFolder, tileFile, writeLogFiles } from '../../store/log/log-folder.ts'
import { countLeaves, readLeaves } from '../../store/log/log-leaves.ts'
import { insertCheckpoint, writeHalt, type PublicLog, type SignedCheckpoint } from '../../store/log/log-rows.ts'
import { logEdge } from './log-edge.ts'
import { noteKeys } from './note-keys.ts'
import { logStanding } from './log-standing.ts'
import type { Sealing } from './seal-log.ts'

export type Signed =
  | { readonly outcome: 'signed'; readonly checkpoint: SignedCheckpoint; readonly behind: boolean; /** Tiles that are whole now. */ readonly whole: readonly string[] }
  | { readonly outcome: 'halted'; readonly why: string }
  | { readonly outcome: 'nothing-new' }

export async function signCheckpoint(sealing: Sealing, transaction: Transaction, log: PublicLog, most: number): Promise<Signed> {
  const { memory, now, dataDir } = sealing
  const { newest, halt, owed } = await logStanding(transaction, log, memory.lastSigned())
  if (halt !== null) return { outcome: 'halted', why: halt.why }
  const [from, count] = [newest?.size ?? 0, await countLeaves(transaction)]
  const size = owed?.size ?? Math.min(count, from + most)
  if (size === from) return { outcome: 'nothing-new' }
  const folder = logFolder(dataDir, log.no)
  const base = from - (from % TILE_WIDTH)
  const entries = await readLeaves(transaction, base, size)
  const edge = await logEdge({ transaction, folder, size: from, root: newest?.root ?? null })
  const { edge: after, tiles } = grown(edge, entries.slice(from - base).map(leafHash))
  const root = Buffer.from(edgeRoot(after))
  if (owed !== null && !root.equals(owed.root)) {
    await writeHalt(transaction, { why: 'forked', size: count, signedSize: owed.size }, now())
    return { outcome: 'halted', why: 'forked' }
  }
  await writeLogFiles(folder, [...tiles.map(tileFile), ...bundleFiles(base, entries)])
  const signers = sealing.signers(log.origin)
  const note = await signedNote(checkpointText({ origin: log.origin, size, root }), signers)
  memory.remember(note)
  const checkpoint = { size, root, note, at: now() }
  await insertCheckpoint(transaction, log.no, checkpoint)
  await noteKeys(sealing, transaction, log, size)
  const whole = tiles.filter(({ width }) => width === TILE_WIDTH)
  return { outcome: 'signed', checkpoint, behind: size < count, whole: whole.flatMap((tile) => [tilePath(tile), ...(tile.level === 0 ? [tilePath({ ...tile, level: 'entries' })] : [])]) }
}
