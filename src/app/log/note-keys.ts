// Keeps the public keys by which the log is checked beside it, and logs each that is new.
import { verifierKey } from '../../log/signed-note.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { insertFact } from '../../store/log/log-facts.ts'
import { insertLogKey, readLogKeys, retireLogKey, type LogKey, type PublicLog } from '../../store/log/log-rows.ts'
import type { Sealing } from './seal-log.ts'

/** A key that came without a rotation (the first, or one in place of a lost one) is endorsed by none. */
export async function noteKeys({ signers, promiseKey, now }: Pick<Sealing, 'signers' | 'promiseKey' | 'now'>, transaction: Transaction, log: PublicLog, size: number): Promise<void> {
  const kept = await readLogKeys(transaction, log.no)
  const known = new Set(kept.map(({ key }) => key))
  const keys: Pick<LogKey, 'key' | 'use'>[] = [...signers(log.origin).map((signer) => ({ key: verifierKey(signer), use: 'checkpoint' as const })), { key: promiseKey(log.origin), use: 'promise' }]
  for (const { key, use } of keys.filter(({ key: one }) => !known.has(one))) {
    await insertLogKey(transaction, log.no, { key, use, fromSize: size, endorsement: null }, now())
    await insertFact(transaction, { kind: 'log-key', subject: key, at: now(), body: { use, endorsed: false, from: size } })
  }
  // What was retired signs no more.
  const present = new Set(keys.map(({ key }) => key))
  for (const { key, retired } of kept) if (!retired && !present.has(key)) await retireLogKey(transaction, key, now())
}
