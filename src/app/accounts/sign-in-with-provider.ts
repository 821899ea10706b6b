// Signing in by the government's identity provider. It makes no officer and finds none by e-mail: only who has tied an account to theirs gets in.
import type { Cookies, Sender } from '../../account/accounts.ts'
import type { Identity } from '../../account/identity-provider.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { officerById, type OfficerRow } from '../../store/accounts/officers.ts'
import { noteProviderUse, officerLinkedTo, type ProviderAccount } from '../../store/accounts/provider-links.ts'
import { deleteEnded } from '../../store/accounts/sessions.ts'
import type { Accounting } from './accounting.ts'
import { isSecondFactorOf } from './second-factor-of.ts'
import { maySignIn } from './sign-in.ts'

/** `code`: the provider vouches for one factor alone, so the officer's own code is asked for besides. */
export type ProviderStep = { readonly officer: number; readonly cookies: Cookies } | { readonly code: number } | { readonly refused: 'unknown' }

/** `government` is the number of the one that the provider speaks for; null when there is none of that code. */
export async function signInWithProvider(accounting: Accounting, identity: Identity, government: number | null, sender: Sender): Promise<ProviderStep> {
  const linked = await officerLinkedTo(accounting.pool, identity)
  const officer = linked === null ? null : await officerById(accounting.pool, linked)
  if (officer === null) return { refused: 'unknown' }
  if (!maySignIn(accounting, officer) || officer.government !== government) return refused(accounting, officer)
  return identity.secondFactor ? opened(accounting, officer, sender) : { code: officer.officer }
}

/** For whom the provider vouched in the first step, by which account there, and for which government it speaks now. */
export type Vouched = { readonly officer: number; readonly account: ProviderAccount; readonly government: number | null }

/** The second step where the provider asked for no second factor: `typed` is a code of the officer's application or from the paper. What let in through the first must still hold. */
export async function signInWithProviderCode(accounting: Accounting, { officer: officerId, account, government }: Vouched, typed: string, { sender, network }: { readonly sender: Sender; readonly network: string }): Promise<ProviderStep | { readonly refused: 'wrong' } | { readonly wait: number }> {
  const checked = await isSecondFactorOf(accounting, officerId, typed, network)
  const officer = await officerById(accounting.pool, officerId)
  if (checked !== true) return checked === false ? codeRefused(accounting, officer) : checked
  if (officer === null) return { refused: 'unknown' }
  const still = (await officerLinkedTo(accounting.pool, account)) === officerId && officer.government === government
  if (!still || !maySignIn(accounting, officer)) return refused(accounting, officer)
  return opened(accounting, officer, sender)
}

async function opened(accounting: Accounting, { officer, government }: OfficerRow, sender: Sender): Promise<{ readonly officer: number; readonly cookies: Cookies }> {
  const { pool, clock, accounts } = accounting
  await noteProviderUse(pool, officer, clock.now())
  await deleteEnded(pool, clock.now())
  await writeAudit(pool, { at: clock.now(), government, officer, act: 'signed-in-with-provider', aboutOfficer: officer })
  return { officer, cookies: await accounts.openSession(officer, sender) }
}

async function refused({ pool, clock }: Accounting, { officer, government }: OfficerRow): Promise<{ readonly refused: 'unknown' }> {
  await writeAudit(pool, { at: clock.now(), government, officer: null, act: 'provider-refused', aboutOfficer: officer })
  return { refused: 'unknown' }
}

async function codeRefused({ pool, clock }: Accounting, officer: OfficerRow | null): Promise<{ readonly refused: 'wrong' }> {
  if (officer !== null) await writeAudit(pool, { at: clock.now(), government: officer.government, officer: null, act: 'code-refused', aboutOfficer: officer.officer })
  return { refused: 'wrong' }
}
