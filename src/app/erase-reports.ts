// Carries out erasures that were ordered: the key destroyed with all that is sealed under it, then recorded. Killed anywhere, it goes on from there.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import { destroyWords, reportsToErase } from '../store/erasures.ts'
import type { Alone } from './each-alone.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Erasing = Alone & { readonly handling: Handling; readonly pool: pg.Pool; readonly most: number }

/** `waiting`: ordered, but not covered by a signed checkpoint of the public log yet. `most` of both together. */
export async function eraseReports(erasing: Erasing): Promise<{ readonly erased: number; readonly waiting: number }> {
  const { pool, most, alone } = erasing
  const counts = { erased: 0, waiting: 0, refused: 0 }
  for (let after: ReportId | null = '0' as ReportId; after !== null && counts.erased + counts.waiting < most; ) {
    const ids: readonly ReportId[] = await reportsToErase(pool, after, most - counts.erased - counts.waiting)
    for (const reportId of ids) {
      const came = await alone(reportId, () => erase(erasing, reportId))
      if (came !== null) counts[came] += 1
    }
    after = ids.at(-1) ?? null
  }
  return { erased: counts.erased, waiting: counts.waiting }
}

async function erase({ handling, pool }: Erasing, reportId: ReportId): Promise<'erased' | 'waiting' | 'refused'> {
  if (!(await destroyWords(pool, reportId))) return 'waiting'
  const handled = await handle(handling, { reportId, build: () => ({ command: { type: 'record-erasure' }, content: noContent }) })
  return handled.outcome === 'done' ? 'erased' : 'refused'
}
