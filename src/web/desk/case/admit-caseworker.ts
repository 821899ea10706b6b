// Lets an officer have the report that the address names, if it is theirs to see; one that isn't and one that never was look the same.
import { loadReport } from '../../../store/load-reports.ts'
import { audienceOf } from '../../../report/audience-of.ts'
import { publicNumber, reportIdOf } from '../../../report/public-number.ts'
import type { CaseAtHand, RequestContext, Web } from '../../web.ts'
import { officerAtWork } from '../officer-at-work.ts'

/** Whether they may; the request carries the report along from here. */
export async function admitCaseworker(web: Web, c: RequestContext): Promise<boolean> {
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  const report = reportId === null ? null : await loadReport(web.database.pool, reportId)
  if (reportId === null || report === null) return false
  const { officer } = officerAtWork(c)
  const now = web.clock.now()
  const reference = web.reference.get()
  const reader = { officer, posts: reference.seatsOf(officer, now) }
  const audience = audienceOf(reference.worldAt(now), report.state, reader)
  if (audience === null) return false
  c.set('caseAtHand', { reportId, number: publicNumber(reportId, web.secrets.numberKey), state: report.state, audience, reader })
  return true
}

export function caseAtHand(c: RequestContext): CaseAtHand {
  const found = c.get('caseAtHand')
  if (found === undefined) throw new Error('This address is for who works on a report, but its gate let somebody else in.')
  return found
}
