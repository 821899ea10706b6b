// Whether a password is an officer's, asked without a session and under the brakes of its account.
import { passwordMatches } from '../../account/password-hash.ts'
import { passwordHashOf } from '../../store/accounts/credentials.ts'
import type { Accounting } from './accounting.ts'
import { forgiveGuesses, takeGuess } from './brakes.ts'

export async function isPasswordOf(accounting: Accounting, officer: number, password: string, network: string): Promise<boolean | { readonly wait: number }> {
  const guesser = { at: `link ${officer}`, device: null, network }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  const hash = await passwordHashOf(accounting.pool, officer)
  const right = hash !== null && (await passwordMatches(password, hash))
  if (right) await forgiveGuesses(accounting, guesser)
  return right
}
