// After entering by hand: number and code, for as long as this browser may show them, to be handed on to the reporter.
import type { Receipt } from '../../app/submit-report.ts'
import { publicNumber, reportIdOf } from '../../report/numbers/public-number.ts'
import { privatePage } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { enteredReports } from './desk-cookies.ts'
import { EntryCodeGonePage, EntryDonePage } from './entry-done-page.tsx'
import { officerAtWork } from './officer-at-work.ts'
import { officeZone } from './office-zone.ts'

export function enteredRoutes(web: Web, mount: Mount): void {
  mount('entered', (c) => showEntered(web, c))
}

const MOST_ENTERED = 8
const SHOWN_MS = 30 * 60_000

/** The code stays in this browser for half an hour, so that the page can be shown again. */
export function toEntered(web: Web, c: RequestContext, { reportId, number, code }: Receipt): Response {
  const { officer } = officerAtWork(c)
  const now = web.clock.now()
  const earlier = (enteredReports.read(web, c) ?? []).filter((one) => one.reportId !== reportId && one.until > now && one.officer === officer)
  enteredReports.write(web, c, [{ officer, reportId, code, until: now + SHOWN_MS }, ...earlier].slice(0, MOST_ENTERED))
  return c.redirect(paths.entered(number), 303)
}

async function showEntered(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  const { officer } = officerAtWork(c)
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  if (reportId === null) return notFoundResponse(web, c)
  const entered = (enteredReports.read(web, c) ?? []).find((one) => one.reportId === reportId && one.officer === officer && one.until > web.clock.now())
  const report = entered === undefined ? null : await web.handling.load(entered.reportId)
  if (entered === undefined || report === null) return privatePage(c, <EntryCodeGonePage frame={frame} number={publicNumber(reportId, web.secrets.numberKey)} />)
  const { state } = report
  return privatePage(c, (
    <EntryDonePage
      frame={frame}
      zone={officeZone(web, state.government)}
      number={publicNumber(entered.reportId, web.secrets.numberKey)}
      code={entered.code}
      channel={state.channel}
      government={web.reference.get().worldAt(web.clock.now()).unit(state.government).name}
      receivedAt={state.receivedAt}
      enteredAt={state.holdings[0]?.openedAt ?? state.receivedAt}
      followAt={`${web.config.baseUrl.replace(/^https?:\/\//, '')}${paths.track}`}
    />
  ))
}
