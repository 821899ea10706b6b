// Notes the contacts that are missing under the newest key, and lets older keys go. Killed anywhere, it goes on: what is done is known by its rows alone.
import type pg from 'pg'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { dropOtherContacts, putContacts, reportsWithoutContact } from '../../store/contact-index.ts'
import { contactKeyMadeAt, type ContactKeys } from '../../vault/contact-keys.ts'
import type { KeyManager } from '../ports.ts'
import { readNumberedIdentity } from '../read-report.ts'
import { FOLLOWED_MS } from '../rewrap-keys.ts'
import { contactEntries } from './contact-digests.ts'

export type Indexing = { readonly pool: pg.Pool; readonly keys: KeyManager; readonly contactKeys: ContactKeys; readonly batch: number; readonly now: number; readonly progress?: (count: number) => void }

/** `destroyed`, `kept`: older keys. They are kept for ten minutes after the newest was made: a process may still find by them alone. */
export type Indexed = { readonly to: number; readonly reports: number; readonly dropped: number; readonly destroyed: readonly number[]; readonly kept: readonly number[] }

export async function indexContacts(indexing: Indexing): Promise<Indexed> {
  const { pool, contactKeys, batch, now } = indexing
  const to = contactKeys.living().at(-1)?.no ?? 0
  let reports = 0
  for (let after = '0'; ;) {
    const ids = await reportsWithoutContact(pool, to, after, batch)
    reports += await indexed(indexing, ids)
    if (ids.length > 0) indexing.progress?.(reports)
    after = ids.at(-1) ?? after
    if (ids.length < batch) break
  }
  const older = contactKeys.living().filter(({ no }) => no !== to).map(({ no }) => no)
  const followed = now - contactKeyMadeAt(to) >= FOLLOWED_MS
  if (followed) for (const no of older) contactKeys.destroy(no)
  let dropped = 0
  for (let count = batch; count === batch; dropped += count) count = await dropOtherContacts(pool, followed ? [to] : [to, ...older], batch)
  return { to, reports, dropped, destroyed: followed ? older : [], kept: followed ? [] : older }
}

async function indexed({ pool, keys, contactKeys }: Indexing, ids: readonly ReportId[]): Promise<number> {
  const entries = []
  for (const id of ids) {
    const identity = await readNumberedIdentity({ pool, keys }, id)
    if (identity !== null) entries.push(...contactEntries(contactKeys.living(), id, identity))
  }
  if (entries.length > 0) await putContacts(pool, entries)
  return new Set(entries.map(({ reportId }) => reportId)).size
}
