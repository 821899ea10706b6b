// Whether a code is an officer's, asked without a session and under brakes: for links, which must not pass by the second factor.
import { backupCodeHash } from '../../account/backup-codes.ts'
import { codeIn, isCodeOf, keyStored } from '../../account/code-generator.ts'
import { keyedHash } from '../../account/keyed-hash.ts'
import { openedForLogIn, sealedForLogIn } from '../../account/log-in.ts'
import { claimCode, putBackupCodes, secondFactorOf } from '../../store/accounts/credentials.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'
import { forgiveGuesses, takeGuess } from './brakes.ts'

/** A code of the generator, or one of the backup codes; either is used up. */
export async function isSecondFactorOf(accounting: Accounting, officer: number, typed: string, network: string): Promise<boolean | { readonly wait: number }> {
  const guesser = { at: `link code ${officer}`, device: null, network }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  const digits = codeIn(typed)
  const right = digits === null ? await isBackupCode(accounting, officer, typed) : await isGeneratorCode(accounting, officer, digits)
  if (right) await forgiveGuesses(accounting, guesser)
  return right
}

async function isGeneratorCode({ pool, accountKey, clock }: Accounting, officer: number, digits: string): Promise<boolean> {
  const factor = await secondFactorOf(pool, officer)
  if (factor === null || !(await claimCode(pool, officer, keyedHash(accountKey, 'used-code', digits), clock.now()))) return false
  return isCodeOf(keyStored(await openedForLogIn(accountKey, factor.generator)), digits)
}

function isBackupCode({ pool, accountKey }: Accounting, officer: number, typed: string): Promise<boolean> {
  return inTransaction(pool, async (transaction) => {
    const factor = await secondFactorOf(transaction, officer)
    if (factor === null) return false
    const hashes = JSON.parse(await openedForLogIn(accountKey, factor.backupCodes)) as readonly string[]
    const hash = backupCodeHash(accountKey, officer, typed)
    if (!hashes.includes(hash)) return false
    await putBackupCodes(transaction, officer, await sealedForLogIn(accountKey, JSON.stringify(hashes.filter((one) => one !== hash))))
    return true
  })
}
