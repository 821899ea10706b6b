// Whether the database continues what was signed before: one that was put back from a backup must not sign another past.
import { readCheckpoint } from '../../log/read-checkpoint.ts'
import type { Queryable } from '../../store/in-transaction.ts'
import { countLeaves } from '../../store/log/log-leaves.ts'
import { checkpointAt, newestCheckpoint, type Halt, type PublicLog, type SignedCheckpoint } from '../../store/log/log-rows.ts'

export type Standing = {
  readonly newest: SignedCheckpoint | null
  /** Why nothing may be signed; null where it may. */
  readonly halt: Halt | null
  /** Signed, but a crash kept it from the database: the tree must have this root at this size. */
  readonly owed: { readonly size: number; readonly root: Uint8Array } | null
}

/** `remembered` is what was signed last, by what lies beside the keys. */
export async function logStanding(from: Queryable, log: PublicLog, remembered: string | null): Promise<Standing> {
  const [newest, size] = [await newestCheckpoint(from, log.no), await countLeaves(from)]
  const halted = (why: Halt['why'], signedSize: number | null): Standing => ({ newest, halt: { why, size, signedSize }, owed: null })
  const fine: Standing = { newest, halt: null, owed: null }
  if (remembered === null) return newest === null ? fine : halted('no-memory', null)
  const signed = readCheckpoint(remembered)
  if (signed === null) return halted('no-memory', null)
  if (signed.origin !== log.origin) return halted('other-log', signed.size)
  const here = await checkpointAt(from, log.no, signed.size)
  if (here !== null) return here.root.equals(signed.root) ? fine : halted('forked', signed.size)
  // Every signed size has its row, but for one that a crash came before: its leaves had their places already.
  if (size < signed.size) return halted('older', signed.size)
  if (newest !== null && newest.size > signed.size) return halted('forked', signed.size)
  return { newest, halt: null, owed: signed }
}
