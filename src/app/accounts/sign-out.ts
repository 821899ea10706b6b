// Ends a session for good.
import type { Sender } from '../../account/accounts.ts'
import { writeAudit } from '../../store/accounts/audit.ts'
import { deleteSession, deleteSessionByToken } from '../../store/accounts/sessions.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import type { Accounting } from './accounting.ts'

type Leaving = { readonly officer: number; readonly government: number; readonly sessionId: string }

/** When it returns, the session opens nothing any more. */
export function signOut({ pool, clock }: Pick<Accounting, 'pool' | 'clock'>, { officer, government, sessionId }: Leaving): Promise<void> {
  return inTransaction(pool, async (transaction) => {
    await deleteSession(transaction, officer, sessionId)
    await writeAudit(transaction, { at: clock.now(), government, officer, act: 'signed-out', aboutOfficer: officer })
  })
}

/** Ends whatever session a browser brings along when it begins another; whoever's it is. */
export async function endSessionOf({ pool, accounts }: Pick<Accounting, 'pool' | 'accounts'>, sender: Sender): Promise<void> {
  const token = accounts.tokenOf(sender)
  if (token !== null) await inTransaction(pool, (transaction) => deleteSessionByToken(transaction, token))
}
