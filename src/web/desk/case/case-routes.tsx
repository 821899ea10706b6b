// One report at the desk: its page and its evidence.
import { readIdentity, readReport } from '../../../app/read-report.ts'
import { rightsOf } from '../../../report/view.ts'
import { answerEvidence } from '../../answer-evidence.ts'
import { privatePage } from '../../answer-page.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import type { RequestContext, Web } from '../../web.ts'
import { caseAtHand } from './admit-caseworker.ts'
import { casePage } from './case-page-of.tsx'

export function caseRoutes(web: Web, mount: Mount): void {
  mount('deskReport', (c) => showCase(web, c))
  mount('deskEvidence', (c) => answerEvidence(web, c, caseAtHand(c)))
}

async function showCase(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, audience, state } = caseAtHand(c)
  const seesIdentity = rightsOf(audience, state)?.identity === true
  const [report, identity] = await Promise.all([
    readReport(openingOf(web), reportId, audience),
    seesIdentity ? readIdentity({ pool: web.database.pool, keys: web.keys }, reportId) : null,
  ])
  if (report === null) throw new Error('A report that an officer was let in to is not in the database.')
  return privatePage(c, casePage(web, c, { report, identity, done: c.req.query('selesai') }))
}
