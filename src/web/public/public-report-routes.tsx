// A report's public page: its course for everybody, its words once they are masked; a secret report is not there.
import { loadPublicReport } from '../../store/load-reports.ts'
import { readHistory } from '../../store/report-history.ts'
import { publicNumber, reportIdOf } from '../../report/numbers/public-number.ts'
import { viewFor } from '../../report/audience/view.ts'
import { publicPage } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { regionName } from './my-report-page-of.tsx'
import { nextStepShown } from './next-step-shown.ts'
import { PublicReportPage } from './public-report-page.tsx'
import { agencyShown, currentStage, shownOf } from './report-shown.ts'
import { timelineShown } from './timeline-shown.ts'

export function publicReportRoutes(web: Web, mount: Mount): void {
  mount('publicReport', (c) => showPublicReport(web, c))
}

async function showPublicReport(web: Web, c: RequestContext): Promise<Response> {
  const typed = c.req.param('number') ?? ''
  const reportId = reportIdOf(typed, web.secrets.numberKey)
  if (reportId === null) return notFoundResponse(web, c)
  const number = publicNumber(reportId, web.secrets.numberKey)
  if (typed !== number) return c.redirect(paths.publicReport(number), 301)
  const report = await loadPublicReport(web.database.open, reportId)
  if (report === null) return notFoundResponse(web, c)
  const { state } = report
  const shown = shownOf(web, c, state, 'public')
  const view = viewFor('public', state, shown.world)
  if (view === null) return notFoundResponse(web, c)
  const history = await readHistory(web.database.open, reportId)
  return publicPage(
    c,
    <PublicReportPage
      frame={shown.frame}
      zone={shown.zone}
      number={number}
      kind={view.classification}
      receivedAt={view.receivedAt}
      government={shown.world.unit(view.government).name}
      agency={agencyShown(shown, state)}
      area={regionName(web, view.area) || null}
      stage={currentStage(view)}
      finished={view.outcome !== null}
      step={nextStepShown(shown, view.next)}
      words={view.words === 'masked' ? report.masked : null}
      timeline={timelineShown({ ...shown, state, history, opened: { readable: [], wordings: [], evidence: [] }, public: true })}
    />,
  )
}
