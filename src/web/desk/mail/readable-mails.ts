// Which of the e-mails that came in an officer may read.
import { audienceOf, type Reader } from '../../../report/audience/audience-of.ts'
import { factsFor } from '../../../report/audience/facts.ts'
import type { ReportId } from '../../../report/numbers/public-number.ts'
import { mayDo } from '../../../report/policy.ts'
import { loadReports } from '../../../store/load-reports.ts'
import type { MailRow } from '../../../store/mail/mail-list.ts'
import type { Web } from '../../web.ts'

/** What belongs to a report, or seems to, is read by those who may read the e-mails of that report; to anybody else it is not there. */
export async function readableMails(web: Pick<Web, 'database' | 'reference' | 'clock'>, reader: Reader, rows: readonly MailRow[]): Promise<readonly MailRow[]> {
  const named = new Set(rows.flatMap(({ reportId }) => (reportId === null ? [] : [reportId as ReportId])))
  if (named.size === 0) return rows
  const reports = await loadReports(web.database.pool, [...named])
  const world = web.reference.get().worldAt(web.clock.now())
  return rows.filter(({ reportId }) => {
    const state = reportId === null ? undefined : reports.get(reportId as ReportId)?.state
    return reportId === null || (state !== undefined && mayDo(audienceOf(world, state, reader), 'read-mail', factsFor(state)))
  })
}
