// Makes the secret of a one-time link; only its keyed hash is stored.
import { randomBytes, type KeyObject } from 'node:crypto'
import { keyedHash } from '../../account/keyed-hash.ts'
import { putInvitation, type InvitationPurpose } from '../../store/accounts/invitations.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'

/** A link that nobody used within three days is worth nothing. */
export const INVITATION_LIVES_MS = 72 * 3_600_000

const TOKEN_BYTES = 24

type Wanted = { readonly officer: number; readonly purpose: InvitationPurpose; readonly madeBy: number | null }

/** 192 random bits as 32 letters for an address. */
export async function makeInvitation({ accountKey, clock }: Pick<Accounting, 'accountKey' | 'clock'>, transaction: Transaction, wanted: Wanted): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const madeAt = clock.now()
  await putInvitation(transaction, { ...wanted, tokenHash: tokenHash(accountKey, token), madeAt, expiresAt: madeAt + INVITATION_LIVES_MS })
  return token
}

export function tokenHash(accountKey: KeyObject, token: string): Buffer {
  return keyedHash(accountKey, 'invitation', token)
}
