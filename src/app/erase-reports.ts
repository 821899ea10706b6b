// Carries out erasures that were ordered: the key destroyed with all that is sealed under it, then recorded. Killed anywhere, it goes on from there.
import type pg from 'pg'
import { destroyWords, reportsToErase } from '../store/erasures.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Erasing = { readonly handling: Handling; readonly pool: pg.Pool; readonly most: number }

/** `waiting`: ordered, but not covered by a signed checkpoint of the public log yet. */
export async function eraseReports({ handling, pool, most }: Erasing): Promise<{ readonly erased: number; readonly waiting: number }> {
  let [erased, waiting] = [0, 0]
  for (const reportId of await reportsToErase(pool, most)) {
    if (!(await destroyWords(pool, reportId))) {
      waiting += 1
      continue
    }
    const handled = await handle(handling, { reportId, build: () => ({ command: { type: 'record-erasure' }, content: noContent }) })
    if (handled.outcome === 'done') erased += 1
  }
  return { erased, waiting }
}
