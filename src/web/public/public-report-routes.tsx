// A report's public page: its course for everybody, its words once they are masked; a secret report is not there.
import { loadPublicReport, publicVersion } from '../../store/load-reports.ts'
import { readHistory } from '../../store/report-history.ts'
import { publicNumber, reportIdOf, type ReportId } from '../../report/numbers/public-number.ts'
import { viewFor } from '../../report/audience/view.ts'
import { drawnPage, publicAnswer } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { rememberedPages, type DrawnPage, type RememberedPages } from '../remembered-pages.ts'
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
  const version = await publicVersion(web.database.open, reportId)
  if (version === null) return notFoundResponse(web, c)
  const drawn = await remembered(web, c, `${number} ${version}`, () => drawPublicReport(web, c, reportId))
  return drawn === null ? notFoundResponse(web, c) : publicAnswer(c, drawn)
}

/** With the reference data go the names of units and the words of procedures. */
const pages = new WeakMap<object, RememberedPages>()
const MOST_BYTES = 16 * 2 ** 20
/** A page tells minutes, and whether a time is over. */
const MINUTE = 60_000

/** By everything that a page depends on; drawn for itself where the address carries more than the number. */
async function remembered(web: Web, c: RequestContext, report: string, draw: () => Promise<DrawnPage | null>): Promise<DrawnPage | null> {
  if (Object.keys(c.req.query()).length > 0) return draw()
  const reference = web.reference.get()
  const known = pages.get(reference) ?? rememberedPages(MOST_BYTES)
  pages.set(reference, known)
  return known.page(`${report} ${frameOf(web, c).language} ${Math.floor(web.clock.now() / MINUTE)}`, draw)
}

/** Null where it is not there for everybody. */
async function drawPublicReport(web: Web, c: RequestContext, reportId: ReportId): Promise<DrawnPage | null> {
  const report = await loadPublicReport(web.database.open, reportId)
  if (report === null) return null
  const { state } = report
  const shown = shownOf(web, c, state, 'public')
  const view = viewFor('public', state, shown.world)
  if (view === null) return null
  const history = await readHistory(web.database.open, reportId)
  return drawnPage(String(
    <PublicReportPage
      frame={shown.frame}
      zone={shown.zone}
      number={publicNumber(reportId, web.secrets.numberKey)}
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
  ))
}
