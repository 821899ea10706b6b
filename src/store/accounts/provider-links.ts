// Ties between officers and accounts at an identity provider.
import type { Queryable, Transaction } from '../in-transaction.ts'

/** An account at a provider, by what never changes of it. */
export type ProviderAccount = { readonly issuer: string; readonly subject: string }

export type ProviderLink = ProviderAccount & { readonly officer: number; readonly linkedAt: number; readonly usedAt: number | null }

const COLUMNS = 'officer_id as officer, issuer, subject, linked_at as "linkedAt", used_at as "usedAt"'

export async function providerLinkOf(from: Queryable, officer: number): Promise<ProviderLink | null> {
  const { rows } = await from.query<ProviderLink>(`select ${COLUMNS} from account.provider_link where officer_id = $1`, [officer])
  return rows[0] ?? null
}

/** The officer's number; null when nobody is tied to this account. */
export async function officerLinkedTo(from: Queryable, { issuer, subject }: ProviderAccount): Promise<number | null> {
  const { rows } = await from.query<{ officer: number }>('select officer_id as officer from account.provider_link where issuer = $1 and subject = $2', [issuer, subject])
  return rows[0]?.officer ?? null
}

/** False when the officer has a tie already, or the account belongs to another. */
export async function insertProviderLink(to: Transaction, officer: number, { issuer, subject }: ProviderAccount, now: number): Promise<boolean> {
  const { rowCount } = await to.query('insert into account.provider_link (officer_id, issuer, subject, linked_at) values ($1, $2, $3, $4) on conflict do nothing', [officer, issuer, subject, new Date(now)])
  return rowCount === 1
}

export async function noteProviderUse(to: Queryable, officer: number, now: number): Promise<void> {
  await to.query('update account.provider_link set used_at = $2 where officer_id = $1', [officer, new Date(now)])
}

/** Whether there was one. */
export async function deleteProviderLink(to: Transaction, officer: number): Promise<boolean> {
  const { rowCount } = await to.query('delete from account.provider_link where officer_id = $1', [officer])
  return rowCount === 1
}
