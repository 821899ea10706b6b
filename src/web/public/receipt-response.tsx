// The receipt as the answer to a report that was taken in: after a redirect, or at once where cookies are not kept.
import type { Receipt } from '../../app/submit-report.ts'
import { privatePage } from '../answer-page.ts'
import { paths } from '../paths.ts'
import { rememberReport } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import type { RequestContext, Web } from '../web.ts'
import { receiptPage } from './receipt-page-of.tsx'

/** A page of its own can be shown again after a phone has thrown it away; the answer to a form can't. */
export async function receiptResponse(web: Web, c: RequestContext, receipt: Receipt): Promise<Response> {
  const { reportId, number, code } = receipt
  rememberReport(c, sessionSettings(web), { reportId, code, now: web.clock.now() })
  if (c.req.header('cookie') !== undefined) return c.redirect(paths.receipt(number), 303)
  return privatePage(c, receiptPage(web, c, receipt, receipt.files), 201)
}
