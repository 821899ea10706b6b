// One-time links by which officers begin, or set a lost password or code generator anew.
import type { Queryable, Transaction } from '../in-transaction.ts'

export type InvitationPurpose = 'begin' | 'password' | 'factor'

export type Invitation = { readonly officer: number; readonly purpose: InvitationPurpose; readonly expiresAt: number }

export type NewInvitation = Invitation & { readonly tokenHash: Buffer; readonly madeBy: number | null; readonly madeAt: number }

/** Takes the place of any earlier one for the same officer. */
export async function putInvitation(to: Transaction, { officer, purpose, expiresAt, tokenHash, madeBy, madeAt }: NewInvitation): Promise<void> {
  await to.query('update account.invitation set used_at = $2 where officer_id = $1 and used_at is null', [officer, new Date(madeAt)])
  await to.query(
    'insert into account.invitation (token_hash, officer_id, purpose, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [tokenHash, officer, purpose, madeBy, new Date(madeAt), new Date(expiresAt)],
  )
}

/** Null when unknown, used, replaced or too old. */
export async function openInvitation(from: Queryable, tokenHash: Buffer, now: number): Promise<Invitation | null> {
  const { rows } = await from.query<Invitation>(
    `select officer_id as officer, purpose, expires_at as "expiresAt" from account.invitation where token_hash = $1 and used_at is null and expires_at > $2`,
    [tokenHash, new Date(now)],
  )
  return rows[0] ?? null
}

/** Whether it was still open: of two at once, one is told that it was not. */
export async function useInvitation(to: Transaction, tokenHash: Buffer, now: number): Promise<boolean> {
  const { rowCount } = await to.query('update account.invitation set used_at = $2 where token_hash = $1 and used_at is null and expires_at > $2', [tokenHash, new Date(now)])
  return rowCount === 1
}

/** When the open invitations of a government's officers end, by officer. */
export async function waitingInvitations(from: Queryable, government: number, now: number): Promise<ReadonlyMap<number, number>> {
  const { rows } = await from.query<{ officer: number; until: number }>(
    `select officer_id as officer, expires_at as until from account.invitation join officer using (officer_id) where government = $1 and used_at is null and expires_at > $2`,
    [government, new Date(now)],
  )
  return new Map(rows.map(({ officer, until }) => [officer, until]))
}
