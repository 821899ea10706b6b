// What officers change about how they sign in themselves; each asks for the password, the factor for a code besides.
import type { Sender } from '../../account/accounts.ts'
import { newBackupCodes } from '../../account/backup-codes.ts'
import { codeIn, type GeneratorKey } from '../../account/code-generator.ts'
import { keyedHash } from '../../account/keyed-hash.ts'
import { passwordHash } from '../../account/password-hash.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { claimCode, putBackupCodes, putPassword } from '../../store/accounts/credentials.ts'
import { deleteSession, deleteSessions } from '../../store/accounts/sessions.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { putGenerator, sealedBackupCodes } from './accept-invitation.ts'
import type { Accounting } from './accounting.ts'
import { forgiveGuesses, takeGuess } from './brakes.ts'

/** The officer at work, with the session that asks. */
export type Owner = { readonly officer: number; readonly government: number; readonly sessionId: string; readonly sender: Sender; readonly network: string }

export type Proof = { readonly password: string; readonly code: string }

export type ProofRefusal = { readonly refused: 'password-wrong' | 'code-wrong' } | { readonly wait: number }

/** Null when password and, where given, code are right. Brakes are those of the session: nobody else's guesses count. */
export async function provenAgain(accounting: Accounting, owner: Owner, { password, code }: { readonly password: string; readonly code: string | null }): Promise<ProofRefusal | null> {
  const guesser = { at: `again ${owner.officer}`, device: owner.sessionId, network: owner.network }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  if (!(await accounting.accounts.isPasswordOfSender(owner.sender, password))) return { refused: 'password-wrong' }
  if (code !== null && !(await isFreshCode(accounting, owner, code))) return { refused: 'code-wrong' }
  await forgiveGuesses(accounting, guesser)
  return null
}

async function isFreshCode({ pool, accountKey, accounts, clock }: Accounting, { officer, sender }: Owner, typed: string): Promise<boolean> {
  const digits = codeIn(typed)
  if (digits === null || !(await claimCode(pool, officer, keyedHash(accountKey, 'used-code', digits), clock.now()))) return false
  return accounts.isCodeOfSender(sender, digits)
}

/** Ends every other session: whoever knew the old password may sit in one. */
export async function changePassword({ pool, clock }: Accounting, { officer, government, sessionId }: Owner, password: string): Promise<void> {
  const hash = await passwordHash(password)
  await inTransaction(pool, async (transaction) => {
    await putPassword(transaction, officer, hash, clock.now())
    await deleteSessions(transaction, officer, sessionId)
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'password-changed', aboutOfficer: officer })
  })
}

/** `code` is the new generator's first, used up by this. Returns the new backup codes; other sessions end. */
export function changeGenerator(accounting: Accounting, { officer, government, sessionId }: Owner, { generator, code }: { readonly generator: GeneratorKey; readonly code: string }): Promise<readonly string[]> {
  return inTransaction(accounting.pool, async (transaction) => {
    const codes = await putGenerator(accounting, transaction, officer, generator)
    await claimCode(transaction, officer, keyedHash(accounting.accountKey, 'used-code', code), accounting.clock.now())
    await deleteSessions(transaction, officer, sessionId)
    await writeAudit(transaction, { at: accounting.clock.now(), government, officer, act: 'generator-changed', aboutOfficer: officer })
    return codes
  })
}

export function makeBackupCodes(accounting: Accounting, { officer, government }: Owner): Promise<readonly string[]> {
  const codes = newBackupCodes()
  return inTransaction(accounting.pool, async (transaction) => {
    await putBackupCodes(transaction, officer, await sealedBackupCodes(accounting, officer, codes))
    await writeAudit(transaction, { at: accounting.clock.now(), government, officer, act: 'backup-codes-made', aboutOfficer: officer })
    return codes
  })
}

/** One other session by its id, or all others. */
export async function endSessions({ pool, clock }: Accounting, { officer, government, sessionId }: Owner, which: string | 'others'): Promise<void> {
  await inTransaction(pool, async (transaction) => {
    const ended = which === 'others' ? await deleteSessions(transaction, officer, sessionId) : Number(await deleteSession(transaction, officer, which))
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'sessions-ended', aboutOfficer: officer, detail: { count: ended } })
  })
}
