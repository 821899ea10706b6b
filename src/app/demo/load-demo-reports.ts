// Writes the example reports of a demonstration into its database, all in one commit: a start that is killed leaves none behind.
import { finishedReport } from '../finished-report.ts'
import type { Database } from '../../store/database.ts'
import { demoReportsWanted, markDemoReportsLoaded } from '../../store/demo-reports.ts'
import { inTransaction } from '../../store/in-transaction.ts'
import { bumpReferenceStamp } from '../../store/publish-reference.ts'
import { writeReports } from '../../store/write-reports.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Handling } from '../handle.ts'
import type { Files } from '../ports.ts'
import type { DemoPast } from './demo-life.ts'
import { demoPictures } from './demo-pictures.ts'
import { demoReports } from './demo-reports.ts'
import { publishDemoStories } from './publish-demo-stories.ts'

const TOGETHER = 25

export type Loading = Omit<DemoPast, 'until' | 'pictures'> & { readonly database: Database; readonly handling: Handling; readonly files: Files; readonly now: () => number }

/** The number of reports written; 0 where none are wanted. Only where every government is made up. */
export async function loadDemoReports({ database, handling, files, now, ...past }: Loading): Promise<number> {
  const wanted = await demoReportsWanted(database.pool)
  if (wanted === null || !past.reference.onlySynthetic) return 0
  const pictures = demoPictures(files)
  const lives = await demoReports({ ...past, pictures, until: wanted.until })
  const reports = lives.map(({ writes }) => finishedReport(writes))
  await pictures.publish(reports.map(({ report }) => report.report_id as ReportId))
  const count = await inTransaction(database.writing, async (transaction) => {
    if (!(await markDemoReportsLoaded(transaction, now()))) return 0
    for (let from = 0; from < reports.length; from += TOGETHER) await writeReports(transaction, reports.slice(from, from + TOGETHER))
    await bumpReferenceStamp(transaction)
    return reports.length
  })
  if (count > 0) await publishDemoStories({ handling, database }, past.reference, lives)
  return count
}
