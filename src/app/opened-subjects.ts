// Subjects as their reporters wrote them, for lists: opened for who may read the original, many reports in three questions.
import type pg from 'pg'
import { audienceOf, type Reader } from '../report/audience/audience-of.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { rightsOf } from '../report/audience/view.ts'
import type { World } from '../report/world.ts'
import { loadReports } from '../store/load-reports.ts'
import { readOriginals } from '../store/report-contents.ts'
import { readWrappedKeys } from '../store/report-keys.ts'
import { openText } from '../vault/report-key.ts'
import type { KeyManager } from './ports.ts'
import type { ReportWords } from './report-words.ts'

export type Opening = { readonly pool: pg.Pool; readonly keys: KeyManager; readonly world: World }

/** Those that the reader may read, and whose words were not erased. */
export async function openedSubjects({ pool, keys, world }: Opening, reader: Reader, ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, string>> {
  if (ids.length === 0) return new Map()
  const reports = await loadReports(pool, ids)
  const open = [...reports.values()].filter(({ state }) => {
    const audience = audienceOf(world, state, reader)
    return audience !== null && rightsOf(audience, state)?.words === 'original'
  }).map(({ reportId }) => reportId)
  const [wrapped, originals] = await Promise.all([readWrappedKeys(pool, open), readOriginals(pool, open)])
  return new Map(originals.flatMap(({ reportId, no, sealed }) => {
    const key = wrapped.get(reportId)
    if (key === undefined) return []
    const words = JSON.parse(openText(keys.unwrap(key, reportId), { reportId, table: 'wording', id: no }, sealed)) as ReportWords
    return [[reportId, words.title]]
  }))
}
