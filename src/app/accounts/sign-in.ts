// Signing in, in two steps: e-mail and password, then a code. Every way of failing says the same and takes as long.
import { backupCodeHash } from '../../account/backup-codes.ts'
import { codeIn } from '../../account/code-generator.ts'
import { keyedHash } from '../../account/keyed-hash.ts'
import type { Cookies, SecondStep, Sender } from '../../account/accounts.ts'
import { claimCode } from '../../store/accounts/credentials.ts'
import { officerByEmail, officerById, type OfficerRow } from '../../store/accounts/officers.ts'
import { deleteEnded } from '../../store/accounts/sessions.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import type { Accounting } from './accounting.ts'
import { endSessionOf } from './sign-out.ts'
import { forgiveGuesses, takeGuess, type Guesser } from './brakes.ts'

export type FirstStep = { readonly officer: number; readonly cookies: Cookies } | { readonly refused: 'wrong' } | { readonly wait: number }

export type Device = Omit<Guesser, 'at' | 'device'> & {
  /** The devices known for an account, by its officer. */
  readonly knownFor: (officer: number) => string | null
}

export async function signInWithPassword(accounting: Accounting, { email, password }: { readonly email: string; readonly password: string }, { network, knownFor }: Device): Promise<FirstStep> {
  const { pool, accounts, clock } = accounting
  const address = email.trim().toLowerCase()
  const officer = await officerByEmail(pool, address)
  const guesser: Guesser = { at: `password ${address}`, network, device: officer === null ? null : knownFor(officer.officer) }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  // Asked in every case, so that an answer for a disabled officer takes as long as any other.
  const cookies = await accounts.checkPassword(address, password)
  if (officer !== null && cookies !== null && maySignIn(accounting, officer)) {
    await forgiveGuesses(accounting, guesser)
    return { officer: officer.officer, cookies }
  }
  if (officer !== null) await writeAudit(pool, { at: clock.now(), government: officer.government, officer: null, act: 'password-refused', aboutOfficer: officer.officer })
  return { refused: 'wrong' }
}

export type CodeTyped = { readonly code: string; /** From the paper, not from the generator. */ readonly backup: boolean }

export type Completed = { readonly officer: OfficerRow; readonly cookies: Cookies } | { readonly refused: 'wrong' | 'over' } | { readonly wait: number }

/** `officer` as the first step found it; the log-in library has it from its own cookie, and both must agree. */
export async function signInWithCode(accounting: Accounting, who: { readonly officer: number; readonly sender: Sender }, { code, backup }: CodeTyped, { network, knownFor }: Device): Promise<Completed> {
  const guesser: Guesser = { at: `code ${who.officer}`, network, device: knownFor(who.officer) }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  const step = await checkedCode(accounting, who, { code, backup })
  const officer = await officerById(accounting.pool, who.officer)
  const right = !('refused' in step) && step.officer === who.officer && officer !== null && maySignIn(accounting, officer)
  await noteStep(accounting, officer, right ? (backup ? 'signed-in-with-backup-code' : 'signed-in') : 'code-refused')
  if (right) {
    await forgiveGuesses(accounting, guesser)
    await deleteEnded(accounting.pool, accounting.clock.now())
    return { officer, cookies: step.cookies }
  }
  if ('refused' in step) return step
  await endSessionOf(accounting, { ...who.sender, cookie: step.cookies.map((line) => line.split(';')[0]).join('; ') })
  return { refused: 'over' }
}

/** The digits of a generator are claimed before they are checked: of two at once only one can be taken. */
async function checkedCode({ pool, accountKey, accounts, clock }: Accounting, { officer, sender }: { officer: number; sender: Sender }, { code, backup }: CodeTyped): Promise<SecondStep> {
  if (backup) return accounts.checkBackupCode(sender, backupCodeHash(accountKey, officer, code))
  const digits = codeIn(code)
  if (digits === null) return { refused: 'wrong' }
  const fresh = await claimCode(pool, officer, keyedHash(accountKey, 'used-code', digits), clock.now())
  return fresh ? accounts.checkCode(sender, digits) : { refused: 'wrong' }
}

/** The officers of a demonstration can't sign in where it is serious. */
export function maySignIn({ production }: Pick<Accounting, 'production'>, { active, synthetic, enrolled }: OfficerRow): boolean {
  return active && enrolled && !(production && synthetic)
}

async function noteStep({ pool, clock }: Accounting, officer: OfficerRow | null, act: 'signed-in' | 'signed-in-with-backup-code' | 'code-refused'): Promise<void> {
  if (officer === null) return
  const by = act === 'code-refused' ? null : officer.officer
  await writeAudit(pool, { at: clock.now(), government: officer.government, officer: by, act, aboutOfficer: officer.officer })
}
