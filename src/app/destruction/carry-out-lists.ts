// Carries out approved lists: each report is ordered to be erased by its own history, the rest is the road of every erasure.
import type pg from 'pg'
import { erasureOf } from '../../report/erasure/erasure.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { listedReports, listsToCarryOut, settleDestroyed, settleItems, type ListAtWork, type Settled } from '../../store/destruction/items.ts'
import type { Alone } from '../each-alone.ts'
import { handle, noContent, type Handling } from '../handle.ts'

export type CarryingOut = Alone & { readonly handling: Handling; readonly pool: pg.Pool; readonly most: number }

/**
 * How many reports were ordered or left, and how many lists are done. Killed between the order and its note on the list, the next run
 * finds the order in the report and notes it. A report that can't be ordered stays listed, and its list open.
 */
export async function carryOutLists(carrying: CarryingOut): Promise<{ readonly settled: number; readonly done: number }> {
  let settled = 0
  for (const list of await listsToCarryOut(carrying.pool)) settled += await carryOut(carrying, list, carrying.most - settled)
  return { settled, done: await settleDestroyed(carrying.pool, carrying.handling.world().now) }
}

async function carryOut({ handling, pool, alone }: CarryingOut, list: ListAtWork, most: number): Promise<number> {
  let settled = 0
  for (let after: ReportId | null = '0' as ReportId; after !== null && settled < most; ) {
    const ids: readonly ReportId[] = await listedReports(pool, list.list, after, most - settled)
    for (const reportId of ids) if ((await alone(reportId, () => settle({ handling, pool }, list, reportId))) === true) settled += 1
    after = ids.at(-1) ?? null
  }
  return settled
}

async function settle({ handling, pool }: Pick<CarryingOut, 'handling' | 'pool'>, list: ListAtWork, reportId: ReportId): Promise<true> {
  await settleItems(pool, list.list, [await orderedOrLeft(handling, list, reportId)])
  return true
}

async function orderedOrLeft(handling: Handling, { list, persons }: ListAtWork, reportId: ReportId): Promise<Settled> {
  const handled = await handle(handling, { reportId, build: () => ({ command: { type: 'destroy-report', list, persons }, content: noContent }) })
  if (handled.outcome !== 'refused') return { reportId, state: 'ordered', why: null }
  const state = (await handling.load(reportId))?.state
  return state !== undefined && erasureOf(state).list === list ? { reportId, state: 'ordered', why: null } : { reportId, state: 'left', why: handled.refusal }
}
