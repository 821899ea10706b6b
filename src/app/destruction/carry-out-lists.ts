// Carries out approved lists: each report is ordered to be erased by its own history, the rest is the road of every erasure.
import type pg from 'pg'
import { erasureOf } from '../../report/erasure/erasure.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { listedReports, nextToCarryOut, settleDestroyed, settleItems, type Settled } from '../../store/destruction/items.ts'
import { handle, noContent, type Handling } from '../handle.ts'

export type CarryingOut = { readonly handling: Handling; readonly pool: pg.Pool; readonly most: number }

type ListAtWork = { readonly list: number; readonly persons: readonly number[] }

/**
 * How many reports were ordered or left, and how many lists are done. Killed between the order and its note on the list, the next run
 * finds the order in the report and notes it.
 */
export async function carryOutLists({ handling, pool, most }: CarryingOut): Promise<{ readonly settled: number; readonly done: number }> {
  const next = await nextToCarryOut(pool)
  const ids = next === null ? [] : await listedReports(pool, next.list, '0', most)
  for (const reportId of ids) if (next !== null) await settleItems(pool, next.list, [await orderedOrLeft(handling, next, reportId)])
  return { settled: ids.length, done: await settleDestroyed(pool, handling.world().now) }
}

async function orderedOrLeft(handling: Handling, { list, persons }: ListAtWork, reportId: ReportId): Promise<Settled> {
  const handled = await handle(handling, { reportId, build: () => ({ command: { type: 'destroy-report', list, persons }, content: noContent }) })
  if (handled.outcome !== 'refused') return { reportId, state: 'ordered', why: null }
  const state = (await handling.load(reportId))?.state
  return state !== undefined && erasureOf(state).list === list ? { reportId, state: 'ordered', why: null } : { reportId, state: 'left', why: handled.refusal }
}
