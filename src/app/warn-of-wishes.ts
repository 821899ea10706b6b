// Warns of wishes to be forgotten that wait: each stage once, recorded in the history of its report.
import type pg from 'pg'
import { wishStageDue } from '../report/erasure/wish-warnings.ts'
import { openWishes } from '../store/erasures.ts'
import { handle, noContent, type Handling } from './handle.ts'

/** How many warnings came. */
export async function warnOfWishes({ handling, pool }: { readonly handling: Handling; readonly pool: pg.Pool }): Promise<number> {
  let count = 0
  for (const state of await openWishes(pool)) {
    const stage = wishStageDue(handling.world(), state)
    if (stage === null) continue
    const handled = await handle(handling, { reportId: state.reportId, build: () => ({ command: { type: 'warn-of-wish', stage }, content: noContent }) })
    if (handled.outcome === 'done') count += 1
  }
  return count
}
