// Wraps the keys of reports and e-mails anew under the newest epoch, a batch at a time, and destroys the epochs that wrap nothing any more.
// Killed anywhere, it goes on from there: what is done is known by its epoch alone.
import type pg from 'pg'
import { countByEpoch, holdKeys, keysOfOlderEpochs, putWrapped, type KeyTable, type RewrappedKey } from '../store/wrapped-keys.ts'
import type { Epoch } from '../vault/key-encryption.ts'
import { destroyEpochKey, readEpochKeys } from '../vault/file-key-manager.ts'
import type { KeyFolder } from '../vault/key-folder.ts'
import { VaultFault } from '../vault/vault-fault.ts'
import type { KeyManager } from './ports.ts'

export type Rewrapping = { readonly owner: pg.Client; readonly keys: KeyManager; readonly batch: number; /** Told after each batch, of how many so far. */ readonly progress?: (count: number) => void }

/** `broken`: keys that don't open, which stay as they are and keep their epoch from being destroyed. */
export type Rewrapped = { readonly to: Epoch; readonly reports: number; readonly mails: number; readonly broken: number }

export async function rewrapKeys(rewrapping: Rewrapping): Promise<Rewrapped> {
  const to = rewrapping.keys.currentEpoch()
  const reports = await rewrapTable(rewrapping, 'vault.report_key', to)
  const mails = await rewrapTable(rewrapping, 'vault.mail_key', to)
  return { to, reports: reports.done, mails: mails.done, broken: reports.broken + mails.broken }
}

async function rewrapTable({ owner, keys, batch, progress }: Rewrapping, table: KeyTable, to: Epoch): Promise<{ readonly done: number; readonly broken: number }> {
  let [done, broken] = [0, 0]
  for (let after: string | null = null, more = true; more; ) {
    const found = await keysOfOlderEpochs(owner, table, { to, after, most: batch })
    const anew = found.flatMap(({ id, epoch, wrapped }): RewrappedKey[] => {
      const again = wrappedAgain(keys, id, { epoch, wrapped })
      return again === null ? [] : [{ id, was: epoch, ...again }]
    })
    broken += found.length - anew.length
    done += await putWrapped(owner, table, anew)
    if (found.length > 0) progress?.(done)
    after = found.at(-1)?.id ?? null
    more = found.length === batch
  }
  return { done, broken }
}

function wrappedAgain(keys: KeyManager, id: string, wrapped: { readonly epoch: Epoch; readonly wrapped: Uint8Array }) {
  try {
    return keys.wrap(keys.unwrap(wrapped, id as Parameters<KeyManager['unwrap']>[1]), id as Parameters<KeyManager['wrap']>[1])
  } catch (error) {
    if (error instanceof VaultFault && error.code === 'seal-broken') return null
    throw error
  }
}

/** Milliseconds that the next epoch must have been there: every process has followed it by then, and what it wrapped before is committed. */
export const FOLLOWED_MS = 10 * 60_000

export type Destroyed = { readonly destroyed: readonly Epoch[]; /** Older epochs that stay: they wrap something still, or the newest is too young. */ readonly kept: readonly Epoch[] }

/** While it looks, no key can be written: what counts as nothing is nothing. */
export async function destroyOldEpochs(owner: pg.Client, folder: KeyFolder, now: number): Promise<Destroyed> {
  const epochs = [...readEpochKeys(folder).values()]
  const newest = epochs.at(-1)
  const older = epochs.slice(0, -1).map(({ epoch }) => epoch)
  if (newest === undefined || now - newest.madeAt < FOLLOWED_MS) return { destroyed: [], kept: older }
  return holdKeys(owner, async () => {
    const used = await countByEpoch(owner)
    const destroyed = older.filter((epoch) => (used.get(epoch) ?? 0) === 0)
    for (const epoch of destroyed) destroyEpochKey(folder, epoch)
    return { destroyed, kept: older.filter((epoch) => !destroyed.includes(epoch)) }
  })
}
