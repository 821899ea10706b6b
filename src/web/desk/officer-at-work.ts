// The officer whom a route's gate let in, in the shapes that use cases ask for.
import type { Administrator } from '../../app/accounts/accounting.ts'
import type { Owner } from '../../app/accounts/own-account.ts'
import { senderNetwork } from '../sender.ts'
import type { OfficerAtWork, RequestContext, Web } from '../web.ts'
import { senderOf } from './account-sender.ts'

export function officerAtWork(c: RequestContext): OfficerAtWork {
  const officer = c.get('officer')
  if (officer === undefined) throw new Error('This address is for officers, but its gate let somebody else in.')
  return officer
}

export function administratorAtWork(c: RequestContext): Administrator {
  const { officer, government, administrator } = officerAtWork(c)
  if (!administrator) throw new Error('This address is for administrators, but its gate let somebody else in.')
  return { officer, government }
}

export function ownerAtWork(web: Web, c: RequestContext): Owner {
  const { officer, government, sessionId } = officerAtWork(c)
  return { officer, government, sessionId, sender: senderOf(c), network: senderNetwork(c, web.config.trustProxy) }
}
