// The report that a route's gate let this browser have.
import { publicNumber, type ReportId } from '../report/numbers/public-number.ts'
import type { RequestContext, Web } from './web.ts'

export function openedReport(web: Web, c: RequestContext): { readonly reportId: ReportId; readonly number: string } {
  const reportId = c.get('reportId')
  if (reportId === undefined) throw new Error('This address is for reporters, but its gate let somebody else in.')
  return { reportId, number: publicNumber(reportId, web.secrets.numberKey) }
}
