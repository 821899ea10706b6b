// Passkeys of officers: public keys, their counters, and challenges that were answered.
import { randomUUID } from 'node:crypto'
import type { PasskeyKey } from '../../account/passkeys.ts'
import type { Queryable, Transaction } from '../in-transaction.ts'

export type Passkey = PasskeyKey & {
  readonly id: string
  readonly officer: number
  /** As its owner calls it. */
  readonly name: string
  readonly madeAt: number
  readonly usedAt: number | null
  /** Since when its counter says that there may be two of it. */
  readonly doubtedAt: number | null
}

const COLUMNS = `passkey_id as id, officer_id as officer, credential_id as credential, public_key as "publicKey", counter::float8 as counter, synced, transports, name, made_at as "madeAt", used_at as "usedAt", doubted_at as "doubtedAt"`

/** The oldest first. */
export async function passkeysOf(from: Queryable, officer: number): Promise<readonly Passkey[]> {
  const { rows } = await from.query<Passkey>(`select ${COLUMNS} from account.passkey where officer_id = $1 order by made_at, passkey_id`, [officer])
  return rows
}

export async function passkeyByCredential(from: Queryable, credential: string): Promise<Passkey | null> {
  const { rows } = await from.query<Passkey>(`select ${COLUMNS} from account.passkey where credential_id = $1`, [credential])
  return rows[0] ?? null
}

export type NewPasskey = PasskeyKey & { readonly officer: number; readonly name: string }

/** False when somebody has it already. */
export async function insertPasskey(to: Transaction, { officer, credential, publicKey, counter, synced, transports, name }: NewPasskey, now: number): Promise<boolean> {
  const { rowCount } = await to.query(
    `insert into account.passkey (passkey_id, officer_id, credential_id, public_key, counter, synced, transports, name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [randomUUID(), officer, credential, Buffer.from(publicKey), counter, synced, transports, name, new Date(now)],
  )
  return rowCount === 1
}

/** Whether its counter went on, or it counts nothing at all; of two at once with the same count, one is told no. */
export async function countPasskey(to: Queryable, id: string, counter: number, now: number): Promise<boolean> {
  const { rowCount } = await to.query(
    `update account.passkey set counter = $2, used_at = $3 where passkey_id = $1 and doubted_at is null and (counter < $2 or (counter = 0 and $2 = 0))`, [id, counter, new Date(now)],
  )
  return rowCount === 1
}

export async function doubtPasskey(to: Transaction, id: string, now: number): Promise<void> {
  await to.query('update account.passkey set doubted_at = $2 where passkey_id = $1 and doubted_at is null', [id, new Date(now)])
}

/** Whether it was theirs and there. */
export async function deletePasskey(to: Transaction, officer: number, id: string): Promise<boolean> {
  const { rowCount } = await to.query('delete from account.passkey where officer_id = $1 and passkey_id = $2', [officer, id])
  return rowCount === 1
}

/** Returns how many there were. */
export async function deletePasskeys(to: Transaction, officer: number): Promise<number> {
  const { rowCount } = await to.query('delete from account.passkey where officer_id = $1', [officer])
  return rowCount ?? 0
}

/** False when it was answered before: a challenge is good once. `livesMs`: how long one may be answered at all. */
export async function claimChallenge(to: Queryable, challengeHash: Buffer, { now, livesMs }: { readonly now: number; readonly livesMs: number }): Promise<boolean> {
  await to.query('delete from account.used_challenge where used_at < $1', [new Date(now - livesMs)])
  const { rowCount } = await to.query('insert into account.used_challenge (challenge_hash, used_at) values ($1, $2) on conflict do nothing', [challengeHash, new Date(now)])
  return rowCount === 1
}
