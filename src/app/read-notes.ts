// The notes that offices have written down about a report, for those of them who may read it.
import type { By, ReportEvent } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { readWordings } from '../store/report-contents.ts'
import { readHistory } from '../store/report-history.ts'
import { openText } from '../vault/report-key.ts'
import { rightsOf } from '../report/audience/view.ts'
import { loadReport } from '../store/load-reports.ts'
import { reportKey, type Opening } from './read-report.ts'

export type ReadNote = { readonly no: number; readonly at: number; readonly by: By; readonly text: string }

/** Newest first; none after erasure. */
export async function readNotes({ pool, keys }: Pick<Opening, 'pool' | 'keys'>, reportId: ReportId, audience: 'handler' | 'verifier'): Promise<readonly ReadNote[]> {
  const [report, history, wordings, key] = await Promise.all([loadReport(pool, reportId), readHistory(pool, reportId), readWordings(pool, reportId), reportKey({ pool, keys }, reportId)])
  if (report === null || key === null || rightsOf(audience, report.state)?.inside !== true) return []
  const noted = history.flatMap(({ at, event }) => notedBy(event).map(({ by, no }) => ({ at, by, no })))
  return noted.toReversed().flatMap(({ at, by, no }) => {
    const wording = wordings.find((one) => one.no === no)
    return wording === undefined ? [] : [{ no, at, by, text: openText(key, { reportId, table: 'wording', id: no }, wording.sealed) }]
  })
}

function notedBy(event: ReportEvent): readonly { readonly by: By; readonly no: number }[] {
  if (event.kind === 'note-added' || event.kind === 'receipt-questioned') return event.wordings.map(({ no }) => ({ by: event.by, no }))
  const { recorded, wordings = [] } = event.kind === 'consent-answered' ? event : {}
  return recorded === undefined ? [] : wordings.map(({ no }) => ({ by: recorded.by, no }))
}
