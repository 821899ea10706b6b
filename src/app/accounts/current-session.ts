// Who is signed in: asked on every request, so that an ended session or a disabled officer is out at once.
import type { Cookies, Sender } from '../../account/accounts.ts'
import { SESSION } from '../../account/log-in.ts'
import { officerInSession, type OfficerInSession } from '../../store/accounts/officers.ts'
import { extendSession } from '../../store/accounts/sessions.ts'
import type { Accounting } from './accounting.ts'
import { maySignIn } from './sign-in.ts'

export type CurrentSession = { readonly officer: OfficerInSession; /** Lines that the answer must carry. */ readonly cookies: Cookies }

/** Null when the sender has no open session, or its officer may not work any more. */
export async function currentSession(accounting: Accounting, sender: Sender): Promise<CurrentSession | null> {
  const { pool, accounts, clock } = accounting
  const token = accounts.tokenOf(sender)
  if (token === null) return null
  const now = clock.now()
  const officer = await officerInSession(pool, token, { now, longestMs: SESSION.longestS * 1000 })
  if (officer === null) return null
  // Whoever changed something (an office, a calendar) sees it on the next page, whichever process draws that.
  // What can't be loaded is told by the refreshing that goes on in the background; until then the desk works with what there is.
  if (officer.referenceStamp !== accounting.reference.get().stamp) await accounting.reference.refresh().catch(() => undefined)
  if (!maySignIn(accounting, officer)) return null
  if (officer.countedAt + SESSION.refreshS * 1000 > now) return { officer, cookies: [] }
  await extendSession(pool, officer.sessionId, { now, idleMs: SESSION.idleS * 1000 })
  return { officer, cookies: accounts.renewed(sender) }
}
