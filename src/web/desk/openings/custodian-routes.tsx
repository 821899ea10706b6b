// A custodian reads requests to open what reporters hide, and decides on them.
import { decideOpening } from '../../../app/open-hidden.ts'
import { openingRequests, type OpeningRequest } from '../../../app/opening-requests.ts'
import { reportKey } from '../../../app/read-report.ts'
import { parseReportId, type ReportId } from '../../../report/numbers/public-number.ts'
import { custodianPost } from '../../../report/openings/why-not-open.ts'
import { officerById } from '../../../store/accounts/officers.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { formKey, freshFormKey } from '../../form-key.ts'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import { openedValue, sealedValue } from '../../sealed-value.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { CustodianPage, type RequestShown } from './custodian-page.tsx'

const DAY = 86_400_000
const VERDICTS = ['told', 'quiet', 'refused'] as const

/** To whoever hasn't the duty, there is no such page. */
export function custodianRoutes(web: Web, mount: Mount): void {
  mount('openingRequests', (c) => (officerAtWork(c).custodian ? show(web, c, null) : Promise.resolve(notFoundResponse(web, c))))
  mount('decideOpening', (c) => (officerAtWork(c).custodian ? withFields(web, c, (fields) => decide(web, c, fields)) : Promise.resolve(notFoundResponse(web, c))))
}

async function show(web: Web, c: RequestContext, fault: string | null, status: PageStatus = 200): Promise<Response> {
  const { officer, government } = officerAtWork(c)
  const requests = await openingRequests(openingOf(web), government, officer)
  const shown = await Promise.all(requests.map((request) => requestShown(web, c, request)))
  return privatePage(c, <CustodianPage frame={frameOf(web, c)} zone={officeZone(web, government)} requests={shown} done={fault === null && c.req.query('selesai') === 'ya'} fault={fault} />, status)
}

async function requestShown(web: Web, c: RequestContext, { reportId, opening, reason, quiet, whyNot }: OpeningRequest): Promise<RequestShown> {
  const { t } = frameOf(web, c)
  const after = opening.waits === 'quiet'
  const asker = await officerById(web.database.pool, opening.officer)
  return {
    token: sealedValue(web.secrets.cookieKey, 'opening-request', [reportId, opening.no], web.clock.now() + DAY),
    title: (after ? t.openings.list.judge : t.openings.list.wants)[opening.what],
    by: `${asker?.name ?? ''}, ${web.reference.get().worldAt(web.clock.now()).unit(opening.unit).name}`,
    at: opening.askedAt, reason, quiet, after, form: freshFormKey(web), why: whyNot === null ? null : t.casework.refusals[whyNot],
  }
}

async function decide(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const { officer, government } = officerAtWork(c)
  const { t } = frameOf(web, c)
  const asked = requestOf(web, typed(fields, 'permintaan'))
  const verdict = VERDICTS.find((one) => one === typed(fields, 'do'))
  const key = asked === null ? null : await reportKey({ pool: web.database.pool, keys: web.keys }, asked.reportId)
  if (asked === null || verdict === undefined || key === null) return show(web, c, t.openings.list.gone, 409)
  const handled = await decideOpening(web.handling, { reportId: asked.reportId, commandKey: formKey(web, fields), key, by: custodianPost(government, officer), no: asked.no, verdict })
  if (handled.outcome === 'refused') return show(web, c, t.casework.refusals[handled.refusal], handled.refusal === 'no-opening-asked' ? 409 : 422)
  if (handled.outcome === 'differs-from-before') return show(web, c, t.openings.list.gone, 409)
  return c.redirect(`${paths.openingRequests}?selesai=ya`, 303)
}

function requestOf(web: Web, token: string): { readonly reportId: ReportId; readonly no: number } | null {
  const value = openedValue(web.secrets.cookieKey, 'opening-request', token, web.clock.now())
  const [id, no] = Array.isArray(value) ? (value as readonly unknown[]) : []
  const reportId = typeof id === 'string' ? parseReportId(id) : null
  return reportId === null || typeof no !== 'number' ? null : { reportId, no }
}
