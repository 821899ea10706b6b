// Signing in with a passkey alone. The device has verified its holder by finger, face or PIN, so it stands for both factors.
import { counterSigned, readAssertion, type Assertion } from '../../account/passkeys.ts'
import type { RelyingParty } from '../../account/relying-party.ts'
import type { Cookies, Sender } from '../../account/accounts.ts'
import { countPasskey, doubtPasskey, passkeyByCredential, type Passkey } from '../../store/accounts/passkeys.ts'
import { officerById, type OfficerRow } from '../../store/accounts/officers.ts'
import { deleteEnded } from '../../store/accounts/sessions.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'
import { answersFirst } from './answered-challenge.ts'
import { forgiveGuesses, takeGuess, type Guesser } from './brakes.ts'
import { passkeyHolder } from './passkey-holder.ts'
import { maySignIn, type Device } from './sign-in.ts'

/** `over`: the challenge was answered before; `doubted`: there may be two of this passkey. */
export type PasskeyStep = { readonly officer: number; readonly cookies: Cookies } | { readonly refused: 'wrong' | 'over' | 'doubted' } | { readonly wait: number }

/** `answer` as the browser sent it. */
export type PasskeyAnswer = { readonly party: RelyingParty; readonly challenge: string; readonly answer: string }

export async function signInWithPasskey(accounting: Accounting, { party, challenge, answer }: PasskeyAnswer, sender: Sender, { network, knownFor }: Device): Promise<PasskeyStep> {
  const assertion = readAssertion(answer)
  if (assertion === null) return { refused: 'wrong' }
  const passkey = await passkeyByCredential(accounting.pool, assertion.id)
  const guesser: Guesser = { at: `passkey ${passkey?.officer ?? assertion.id}`, network, device: passkey === null ? null : knownFor(passkey.officer) }
  const wait = await takeGuess(accounting, guesser)
  if (wait !== null) return { wait }
  if (!(await answersFirst(accounting, challenge))) return { refused: 'over' }
  const officer = passkey === null ? null : await officerById(accounting.pool, passkey.officer)
  if (passkey === null || officer === null) return { refused: 'wrong' }
  const checked = await checkedPasskey(accounting, { party, challenge }, assertion, { passkey, officer })
  if (checked !== 'right') return { refused: checked }
  await forgiveGuesses(accounting, guesser)
  await deleteEnded(accounting.pool, accounting.clock.now())
  await note(accounting, officer, 'signed-in-with-passkey', officer.officer)
  return { officer: officer.officer, cookies: await accounting.accounts.openSession(officer.officer, sender) }
}

type Whose = { readonly passkey: Passkey; readonly officer: OfficerRow }

async function checkedPasskey(accounting: Accounting, asked: Pick<PasskeyAnswer, 'party' | 'challenge'>, assertion: Assertion, { passkey, officer }: Whose): Promise<'right' | 'wrong' | 'doubted'> {
  const { pool, accountKey, clock } = accounting
  const counter = await counterSigned(asked, assertion, passkey)
  if (counter === null || assertion.response.userHandle !== passkeyHolder(accountKey, officer.officer) || !maySignIn(accounting, officer)) {
    await note(accounting, officer, 'passkey-refused', null)
    return 'wrong'
  }
  if (passkey.doubtedAt === null && (await countPasskey(pool, passkey.id, counter, clock.now()))) return 'right'
  return doubted(accounting, { passkey, officer })
}

/** A counter that doesn't go on means that somebody may have copied it (WebAuthn level 3, 6.1.1): closed until its owner makes another. */
async function doubted({ pool, clock }: Accounting, { passkey, officer }: Whose): Promise<'doubted'> {
  if (passkey.doubtedAt !== null) return 'doubted'
  return inTransaction(pool, async (transaction) => {
    await doubtPasskey(transaction, passkey.id, clock.now())
    await writeAudit(transaction, { at: clock.now(), government: officer.government, officer: null, act: 'passkey-doubted', aboutOfficer: officer.officer })
    return 'doubted' as const
  })
}

async function note({ pool, clock }: Accounting, { government, officer }: OfficerRow, act: 'signed-in-with-passkey' | 'passkey-refused', by: number | null): Promise<void> {
  await writeAudit(pool, { at: clock.now(), government, officer: by, act, aboutOfficer: officer })
}
