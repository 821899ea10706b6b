// Warns of wishes to be forgotten that wait: each stage once, recorded in the history of its report.
import type pg from 'pg'
import { wishStageDue } from '../report/erasure/wish-warnings.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportState } from '../report/state.ts'
import { openWishes } from '../store/erasures.ts'
import type { Alone } from './each-alone.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type WarningOfWishes = Alone & { readonly handling: Handling; readonly pool: pg.Pool }

const BATCH = 500

/** How many warnings came. */
export async function warnOfWishes({ handling, pool, alone }: WarningOfWishes): Promise<number> {
  let count = 0
  for (let after: ReportId | null = '0' as ReportId; after !== null; ) {
    const wishes: readonly ReportState[] = await openWishes(pool, after, BATCH)
    for (const state of wishes) if ((await alone(state.reportId, () => warn(handling, state))) === true) count += 1
    after = wishes.at(-1)?.reportId ?? null
  }
  return count
}

async function warn(handling: Handling, state: ReportState): Promise<boolean> {
  const stage = wishStageDue(handling.world(), state)
  if (stage === null) return false
  const handled = await handle(handling, { reportId: state.reportId, build: () => ({ command: { type: 'warn-of-wish', stage }, content: noContent }) })
  return handled.outcome === 'done'
}
