// Lets an officer at the report that an address names, if they may see it.
import { audienceOf } from '../../report/audience/audience-of.ts'
import { reportIdOf } from '../../report/numbers/public-number.ts'
import type { RequestContext, Web } from '../web.ts'
import { officerAtWork } from './officer-at-work.ts'
import { postsAtHand } from './posts-at-hand.ts'

/** Whether they may; a number that nobody has and a report of others can't be told apart. The request carries the report along from here. */
export async function admitCaseworker(web: Web, c: RequestContext): Promise<boolean> {
  const officer = officerAtWork(c)
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  const report = reportId === null ? null : await web.handling.load(reportId)
  if (reportId === null || report === null) return false
  const world = web.reference.get().worldAt(web.clock.now())
  const audience = audienceOf(world, report.state, { officer: officer.officer, posts: postsAtHand(web, officer) })
  if (audience === null) return false
  c.set('report', report)
  c.set('audience', audience)
  return true
}
