// The receipt as the answer to a report that was taken in: after a redirect, or at once where cookies are not kept.
import { readReport } from '../../app/read-report.ts'
import type { Receipt } from '../../app/submit-report.ts'
import { privatePage } from '../answer-page.ts'
import { openingOf } from '../opening.ts'
import { paths } from '../paths.ts'
import { keepsCookies, rememberReport } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import type { FileItem } from '../ui/file-list.tsx'
import type { RequestContext, Web } from '../web.ts'
import { receiptPage } from './receipt-page-of.tsx'

/** A page of its own can be shown again after a phone has thrown it away; the answer to a form can't. */
export async function receiptResponse(web: Web, c: RequestContext, receipt: Receipt): Promise<Response> {
  const { reportId, number, code, state } = receipt
  rememberReport(c, sessionSettings(web), { reportId, code, now: web.clock.now() })
  if (keepsCookies(c)) return c.redirect(paths.receipt(number), 303)
  const files = state.nextFile === 1 ? [] : await filesOf(web, receipt)
  return privatePage(c, await receiptPage(web, c, { ...receipt, files }), 201)
}

export async function filesOf(web: Web, { reportId, number }: Pick<Receipt, 'reportId' | 'number'>): Promise<readonly FileItem[]> {
  const report = await readReport(openingOf(web), reportId)
  return (report?.evidence ?? []).map(({ kind, name, size, no }) => ({ kind: kind as FileItem['kind'], name, size, href: paths.evidence(number, no) }))
}
