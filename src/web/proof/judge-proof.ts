// Whether a report that is ready may be taken in now, or its sender's device has to show work, or wait, first.
import type { ReporterIdentity } from '../../app/report-words.ts'
import { senderNetwork } from '../sender.ts'
import type { RequestContext, Web } from '../web.ts'
import { challengeFor, givenAt } from './challenge.ts'
import { isSolved } from './is-solved.ts'

export type Shown = { /** The submission key, as the form carries it. */ readonly form: string; readonly challenge: string; readonly proof: string; readonly identity: ReporterIdentity | null }

/** To be sent along the next time; `waitMs` until it passes without any work. */
export type Asked = { readonly challenge: string; readonly waitMs: number }

/** Null when it may pass. */
export async function judgeProof(web: Web, c: RequestContext, { form, challenge, proof, identity }: Shown): Promise<Asked | null> {
  const network = senderNetwork(c, web.config.trustProxy)
  if (!(await web.pressure.count(network, identity))) return null
  const now = web.clock.now()
  const given = givenAt(web.secrets.cookieKey, form, challenge, now)
  if (given === null) return { challenge: challengeFor(web.secrets.cookieKey, form, now), waitMs: await web.pressure.patience(network) }
  if (isSolved(challenge, proof)) return null
  const waitMs = await web.pressure.waited(network, now - given)
  return waitMs === 0 ? null : { challenge, waitMs }
}
