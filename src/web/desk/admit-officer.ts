// Lets in who is signed in.
import { currentSession } from '../../app/accounts/current-session.ts'
import type { RequestContext, Web } from '../web.ts'
import { passOn, senderOf } from './account-sender.ts'

/** Whether the sender is an officer at work, whom the request carries along from here. */
export async function admitOfficer(web: Web, c: RequestContext): Promise<boolean> {
  const current = await currentSession(web.accounting, senderOf(c))
  if (current === null) return false
  passOn(c, current.cookies)
  c.set('officer', current.officer)
  return true
}
