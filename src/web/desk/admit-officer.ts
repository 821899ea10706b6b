// Who is signed in: asked on every request, so that an ended session or a disabled officer is out at once.
import { maySignIn } from '../../app/accounts/sign-in.ts'
import { endSession } from '../../app/accounts/sign-out.ts'
import { officerById } from '../../store/accounts/officers.ts'
import type { RequestContext, Web } from '../web.ts'
import { passOn, senderOf } from './account-sender.ts'

/** Lets the officer in, or returns false. */
export async function admitOfficer(web: Web, c: RequestContext): Promise<boolean> {
  const { accounts, pool } = web.accounting
  const found = await accounts.session(senderOf(c))
  if (found === null) return false
  const officer = await officerById(pool, found.session.officer)
  if (officer === null || !maySignIn(web.accounting, officer)) {
    await endSession(web.accounting, found.session)
    passOn(c, await accounts.forgetSession())
    return false
  }
  passOn(c, found.cookies)
  c.set('officer', { ...officer, sessionId: found.session.sessionId })
  return true
}
