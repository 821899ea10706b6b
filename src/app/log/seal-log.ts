// The sealer: gives what waits its places in the tree, writes the tiles, signs what stands there, and lets it be seen; in this order,
// so that a crash at any moment leaves nothing signed that isn't there, and nothing there that is signed twice differently.
import type pg from 'pg'
import type { NoteSigner } from '../../log/signed-note.ts'
import { inTransaction, type Transaction } from '../../store/in-transaction.ts'
import { factsOfFigures, factsOfNewVersions, insertFact } from '../../store/log/log-facts.ts'
import { logFolder, removePartial } from '../../store/log/log-folder.ts'
import { countLeaves, placeLeaves, takeSealing } from '../../store/log/log-leaves.ts'
import { clearHalt, insertPublicLog, readHalt, readPublicLog, writeHalt, type PublicLog } from '../../store/log/log-rows.ts'
import type { LogMemory } from '../../vault/log-memory.ts'
import { logStanding } from './log-standing.ts'
import { publishLog } from './publish-log.ts'
import { signCheckpoint } from './sign-checkpoint.ts'

export type Sealing = {
  readonly pool: pg.Pool
  readonly dataDir: string
  /** The name of a log that begins here: an address without scheme. */
  readonly firstOrigin: string
  readonly memory: LogMemory
  /** Who signs checkpoints of this log, the present key first. */
  readonly signers: (origin: string) => readonly NoteSigner[]
  /** The key by which promises on receipts are checked. */
  readonly promiseKey: (origin: string) => string
  readonly now: () => number
}

export type Sealed = { readonly outcome: 'sealed'; readonly leaves: number; readonly size: number; /** There may be more at once. */ readonly more: boolean } | { readonly outcome: 'nothing-new' | 'elsewhere' } | { readonly outcome: 'halted'; readonly why: string }

/** Leaves of one turn: about a tenth of a second of hashing. */
export const MOST_LEAVES = 20_000

/** One turn; any number of processes may take turns at the same time, and one of them does it. */
export async function sealLog(sealing: Sealing, most = MOST_LEAVES): Promise<Sealed> {
  const placed = await inTransaction(sealing.pool, (transaction) => place(sealing, transaction, most))
  if ('outcome' in placed) return placed
  const signed = await inTransaction(sealing.pool, async (transaction) => ((await takeSealing(transaction)) ? signCheckpoint(sealing, transaction, placed.log, most) : null))
  if (signed === null) return { outcome: 'elsewhere' }
  if (signed.outcome !== 'signed') return signed
  await publishLog(sealing, placed.log, signed.checkpoint)
  await removePartial(logFolder(sealing.dataDir, placed.log.no), signed.whole)
  const { size } = signed.checkpoint
  return { outcome: 'sealed', leaves: placed.count, size, more: placed.count === most || signed.behind }
}

type Placed = { readonly log: PublicLog; readonly count: number }

async function place(sealing: Sealing, transaction: Transaction, most: number): Promise<Placed | Sealed> {
  if (!(await takeSealing(transaction))) return { outcome: 'elsewhere' }
  const log = (await readPublicLog(transaction)) ?? (await beginLog(sealing, transaction))
  const { newest, halt, owed } = await logStanding(transaction, log, sealing.memory.lastSigned())
  if (halt !== null) {
    await writeHalt(transaction, halt, sealing.now())
    return { outcome: 'halted', why: halt.why }
  }
  if ((await readHalt(transaction)) !== null) await clearHalt(transaction)
  for (const fact of [...(await factsOfNewVersions(transaction)), ...(await factsOfFigures(transaction, sealing.now()))]) await insertFact(transaction, fact)
  const size = await countLeaves(transaction)
  const count = await placeLeaves(transaction, size, most)
  return size + count === (newest?.size ?? 0) && owed === null ? { outcome: 'nothing-new' } : { log, count }
}

async function beginLog({ firstOrigin, now }: Sealing, transaction: Transaction): Promise<PublicLog> {
  const log = { no: 1, origin: firstOrigin, fromSize: 0 }
  await insertPublicLog(transaction, { ...log, at: now(), reason: null, by: null, leftBehind: null })
  return log
}
