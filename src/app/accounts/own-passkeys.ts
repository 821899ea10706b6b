// Passkeys that officers add to their account and take away again; both after password and code.
import { keyMade } from '../../account/passkeys.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { deletePasskey, insertPasskey, passkeysOf } from '../../store/accounts/passkeys.ts'
import { deleteSessions } from '../../store/accounts/sessions.ts'
import { inTransaction, type Refused } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'
import { answersFirst } from './answered-challenge.ts'
import type { Owner } from './own-account.ts'
import type { PasskeyAnswer } from './sign-in-with-passkey.ts'

/** More than anybody has devices. */
export const MOST_PASSKEYS = 10

export type PasskeyRefusal = 'wrong' | 'over' | 'known' | 'too-many'

type Done = { readonly done: true }

/** `name` of 1 to 60 letters, as its owner will find it again. */
export async function addPasskey(accounting: Accounting, { officer, government }: Owner, { party, challenge, answer }: PasskeyAnswer, name: string): Promise<Done | Refused<PasskeyRefusal>> {
  const { pool, clock } = accounting
  if (!(await answersFirst(accounting, challenge))) return { refused: 'over' }
  const key = await keyMade({ party, challenge }, answer)
  if (key === null) return { refused: 'wrong' }
  return inTransaction(pool, async (transaction) => {
    await transaction.query('select from officer where officer_id = $1 for update', [officer])
    if ((await passkeysOf(transaction, officer)).length >= MOST_PASSKEYS) return { refused: 'too-many' as const }
    if (!(await insertPasskey(transaction, { ...key, officer, name }, clock.now()))) return { refused: 'known' as const }
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'passkey-added', aboutOfficer: officer, detail: { synced: key.synced } })
    return { done: true as const }
  })
}

/** Ends every other session: one may have been opened with it. False when it is not theirs or not there. */
export function removePasskey({ pool, clock }: Accounting, { officer, government, sessionId }: Owner, id: string): Promise<boolean> {
  return inTransaction(pool, async (transaction) => {
    if (!(await deletePasskey(transaction, officer, id))) return false
    await deleteSessions(transaction, officer, sessionId)
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'passkey-removed', aboutOfficer: officer })
    return true
  })
}
