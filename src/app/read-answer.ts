// The latest answer that was given to a reporter, for an office that may read it.
import { readableFor } from '../report/audience/readable.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { loadReport } from '../store/load-reports.ts'
import { readWordings } from '../store/report-contents.ts'
import { readHistory } from '../store/report-history.ts'
import { openText } from '../vault/report-key.ts'
import { reportKey, type Opening } from './read-report.ts'

/** Null where none was given, the audience may not read it, or it was erased. */
export async function readAnswer({ pool, keys, world }: Opening, reportId: ReportId, audience: 'handler' | 'verifier'): Promise<string | null> {
  const [report, history, wordings, key] = await Promise.all([loadReport(pool, reportId), readHistory(pool, reportId), readWordings(pool, reportId), reportKey({ pool, keys }, reportId)])
  if (report === null || key === null) return null
  const given = history.findLast(({ event }) => event.kind === 'answer-given')?.event
  const no = given?.kind === 'answer-given' ? given.wording : null
  const readable = readableFor(audience, { world, state: report.state, history }).some(({ wordings: open }) => no !== null && open.includes(no))
  const wording = wordings.find((one) => one.no === no)
  return readable && wording !== undefined ? openText(key, { reportId, table: 'wording', id: wording.no }, wording.sealed) : null
}
