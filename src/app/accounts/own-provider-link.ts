// The tie between an officer and their account at the government's identity provider: made and cut by the officer, each after password and code; cut too where a phone or device was lost.
import type { Identity } from '../../account/identity-provider.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { officerById } from '../../store/accounts/officers.ts'
import { deleteProviderLink, insertProviderLink } from '../../store/accounts/provider-links.ts'
import { deleteSessions } from '../../store/accounts/sessions.ts'
import { inTransaction, type Refused, type Transaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'
import type { Owner } from './own-account.ts'

/** `email`: not verified there, not of the house, or not the officer's own; `taken`: one of the two is tied already. */
export type LinkRefusal = 'email' | 'taken'

/** The e-mail counts in this moment alone: whatever the provider calls the account later, it stays with whoever tied it. */
export function linkProvider({ pool, clock }: Accounting, { officer, government }: Pick<Owner, 'officer' | 'government'>, identity: Identity, domain: string): Promise<{ readonly done: true } | Refused<LinkRefusal>> {
  return inTransaction(pool, async (transaction) => {
    const own = await officerById(transaction, officer)
    if (own === null || identity.email === null || identity.email !== own.email || !identity.email.endsWith(`@${domain}`)) return { refused: 'email' as const }
    if (!(await insertProviderLink(transaction, officer, identity, clock.now()))) return { refused: 'taken' as const }
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'provider-linked', aboutOfficer: officer })
    return { done: true as const }
  })
}

/** Ends every other session: one may have been opened through it. */
export function unlinkProvider({ pool, clock }: Accounting, { officer, government, sessionId }: Owner): Promise<boolean> {
  return inTransaction(pool, async (transaction) => {
    if (!(await cutProviderLink(transaction, { officer, government, by: officer, at: clock.now() }))) return false
    await deleteSessions(transaction, officer, sessionId)
    return true
  })
}

type Cut = { readonly officer: number; readonly government: number; /** The officer who did it. */ readonly by: number; /** Epoch milliseconds. */ readonly at: number }

/** Writes it down and tells the officer, but only where there was a tie; says whether there was. */
export async function cutProviderLink(transaction: Transaction, { officer, government, by, at }: Cut): Promise<boolean> {
  const cut = await deleteProviderLink(transaction, officer)
  if (cut) await writeAudit(transaction, { at, government, officer: by, act: 'provider-unlinked', aboutOfficer: officer })
  return cut
}
