// E-mails that belong to a report whose reporter is hidden: their sender and their bytes say who it is, and stay closed with it.
import { audienceOf, type Reader } from '../../../report/audience/audience-of.ts'
import type { ReportId } from '../../../report/numbers/public-number.ts'
import { rightsOf } from '../../../report/audience/view.ts'
import { openedTo } from '../../../report/openings/opening.ts'
import { loadReports } from '../../../store/load-reports.ts'
import type { MailRow } from '../../../store/mail/mail-list.ts'
import type { Web } from '../../web.ts'

/** Ids of those e-mails that this officer may not read now. One of no report is nobody's secret yet: it must be read to be sorted. */
export async function closedMails(web: Web, reader: Reader, rows: readonly Pick<MailRow, 'mailId' | 'reportId'>[]): Promise<ReadonlySet<string>> {
  const ids = [...new Set(rows.flatMap(({ reportId }) => (reportId === null ? [] : [reportId as ReportId])))]
  if (ids.length === 0) return new Set()
  const [reports, world] = [await loadReports(web.database.pool, ids), web.reference.get().worldAt(web.clock.now())]
  const isShown = (id: string) => {
    const state = reports.get(id as ReportId)?.state
    if (state === undefined) return true
    const audience = audienceOf(world, state, reader)
    return audience !== null && rightsOf(audience, state, openedTo(state, reader.officer, world.now))?.identity === true
  }
  return new Set(rows.filter(({ reportId }) => reportId !== null && !isShown(reportId)).map(({ mailId }) => mailId))
}
