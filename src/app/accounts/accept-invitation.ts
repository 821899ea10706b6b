// What the holder of a one-time link may do: begin, set a new password, or set up a new code generator.
import { backupCodeHash, newBackupCodes } from '../../account/backup-codes.ts'
import { storedGeneratorKey, type GeneratorKey } from '../../account/code-generator.ts'
import { sealedForLogIn } from '../../account/log-in.ts'
import { keyedHash } from '../../account/keyed-hash.ts'
import { claimCode, deleteWaitingSignIns, putPassword, putSecondFactor, type SecondFactor } from '../../store/accounts/credentials.ts'
import { deletePasskeys } from '../../store/accounts/passkeys.ts'
import { openInvitation, useInvitation, type InvitationPurpose } from '../../store/accounts/invitations.ts'
import { officerById, type OfficerRow } from '../../store/accounts/officers.ts'
import { deleteSessions } from '../../store/accounts/sessions.ts'
import { writeAudit, type AuditAct } from '../../store/accounts/audit.ts'
import { inTransaction, type Queryable, type Refused, type Transaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'
import { tokenHash } from './make-invitation.ts'
import { cutProviderLink } from './own-provider-link.ts'

export type Invited = { readonly officer: OfficerRow; readonly purpose: InvitationPurpose }

/** Null when the link is unknown, used, replaced or too old, or the officer is disabled: all look the same. */
export async function invitedBy({ accountKey, clock, production }: Accounting, from: Queryable, token: string): Promise<Invited | null> {
  const invitation = await openInvitation(from, tokenHash(accountKey, token), clock.now())
  if (invitation === null) return null
  const officer = await officerById(from, invitation.officer)
  return officer === null || !officer.active || (officer.synthetic && production) ? null : { officer, purpose: invitation.purpose }
}

/** Each part is written when the purpose of the link allows it. */
type Chosen = { readonly passwordHash?: string } | { readonly passwordHash?: string; readonly generator: GeneratorKey; /** The first code of it, which is used up. */ readonly code: string }

type Taken = { readonly officer: number; readonly backupCodes: readonly string[] }

const ACTS: Record<InvitationPurpose, AuditAct> = { begin: 'enrolled', password: 'password-reset', factor: 'generator-changed' }

/** Uses the link up. Whoever was signed in is signed out: what they signed in with is no more. */
export function acceptInvitation(accounting: Accounting, token: string, chosen: Chosen): Promise<Taken | Refused<'link-over'>> {
  const { pool, accountKey, clock } = accounting
  return inTransaction(pool, async (transaction) => {
    const invited = await invitedBy(accounting, transaction, token)
    if (invited === null || !(await useInvitation(transaction, tokenHash(accountKey, token), clock.now()))) return { refused: 'link-over' as const }
    const { officer, purpose } = invited
    if (chosen.passwordHash !== undefined) await putPassword(transaction, officer.officer, chosen.passwordHash, clock.now())
    const backupCodes = 'generator' in chosen ? await putGenerator(accounting, transaction, officer.officer, chosen.generator) : []
    if ('generator' in chosen) await claimCode(transaction, officer.officer, keyedHash(accountKey, 'used-code', chosen.code), clock.now())
    if (purpose === 'factor') await closeWaysOfPhone(accounting, transaction, officer)
    await deleteSessions(transaction, officer.officer, null)
    await deleteWaitingSignIns(transaction, officer.officer)
    await writeAudit(transaction, { at: clock.now(), government: officer.government, officer: officer.officer, act: ACTS[purpose], aboutOfficer: officer.officer })
    return { officer: officer.officer, backupCodes }
  })
}

/** On the phone that is lost lie its passkeys too, and whoever has it may be signed in at the identity provider. */
async function closeWaysOfPhone({ clock }: Accounting, transaction: Transaction, { officer, government }: OfficerRow): Promise<void> {
  await deletePasskeys(transaction, officer)
  await cutProviderLink(transaction, { officer, government, by: officer, at: clock.now() })
}

/** Returns the new backup codes, which are shown once. */
export async function putGenerator({ accountKey }: Pick<Accounting, 'accountKey'>, transaction: Transaction, officer: number, generator: GeneratorKey): Promise<readonly string[]> {
  const { codes, ...sealed } = await sealedGenerator({ accountKey }, officer, generator)
  await putSecondFactor(transaction, { officer, ...sealed })
  return codes
}

export type SealedGenerator = Pick<SecondFactor, 'generator' | 'backupCodes'>

/** With new backup codes, sealed and plain. */
export async function sealedGenerator({ accountKey }: Pick<Accounting, 'accountKey'>, officer: number, generator: GeneratorKey): Promise<SealedGenerator & { readonly codes: readonly string[] }> {
  const codes = newBackupCodes()
  return { codes, generator: await sealedForLogIn(accountKey, storedGeneratorKey(generator)), backupCodes: await sealedBackupCodes({ accountKey }, officer, codes) }
}

export function sealedBackupCodes({ accountKey }: Pick<Accounting, 'accountKey'>, officer: number, codes: readonly string[]): Promise<string> {
  return sealedForLogIn(accountKey, JSON.stringify(codes.map((code) => backupCodeHash(accountKey, officer, code))))
}
