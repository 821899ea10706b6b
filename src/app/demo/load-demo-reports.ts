// Writes the example reports of a demonstration into its database, all in one commit: a start that is killed leaves none behind.
import { finishedReport } from '../finished-report.ts'
import type { Database } from '../../store/database.ts'
import { demoReportsWanted, markDemoReportsLoaded } from '../../store/demo-reports.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { bumpReferenceStamp } from '../../store/publish-reference.ts'
import { writeReports } from '../../store/write-reports.ts'
import type { DemoPast } from './demo-life.ts'
import { demoReports } from './demo-reports.ts'

const TOGETHER = 25

export type Loading = Omit<DemoPast, 'until'> & { readonly database: Database; readonly now: () => number }

/** The number of reports written; 0 where none are wanted. Only where every government is made up. */
export async function loadDemoReports({ database, now, ...past }: Loading): Promise<number> {
  const wanted = await demoReportsWanted(database.pool)
  if (wanted === null || !past.reference.onlySynthetic) return 0
  const reports = (await demoReports({ ...past, until: wanted.until })).map(({ writes }) => finishedReport(writes))
  return inTransaction(database.writing, async (transaction) => {
    if (!(await markDemoReportsLoaded(transaction, now()))) return 0
    for (let from = 0; from < reports.length; from += TOGETHER) await writeReports(transaction, reports.slice(from, from + TOGETHER))
    await bumpReferenceStamp(transaction)
    return reports.length
  })
}
