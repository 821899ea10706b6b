// Evidence files for their reporter.
import { answerEvidence } from '../answer-evidence.ts'
import type { Mount } from '../mount.ts'
import type { Web } from '../web.ts'

export function evidenceRoutes(web: Web, mount: Mount): void {
  mount('evidence', (c) => {
    const reportId = c.get('reportId')
    return reportId === undefined ? c.notFound() : answerEvidence(web, c, { reportId, audience: 'reporter' })
  })
}
