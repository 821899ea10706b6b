// Finds what is past its time and draws up a list of it for each government: one at a time, grown until somebody writes it out.
import type pg from 'pg'
import { retentionOf, scheduleOf } from '../../report/erasure/retention.ts'
import { whyNotDestroy } from '../../report/erasure/why-not-destroy.ts'
import type { UnitId, World } from '../../report/world.ts'
import { insertItems, itemCounts, reportsPastTime, type Cursor, type NewItem, type PastReport } from '../../store/destruction/items.ts'
import { insertList, openListOf } from '../../store/destruction/lists.ts'

/** As much as two persons can answer for at once. */
export const MOST_ON_LIST = 5_000

export type DrawingUp = { readonly pool: pg.Pool; readonly world: World; readonly governments: readonly UnitId[]; /** Reports read at once. */ readonly batch: number }

/** How many reports were added to lists. Killed anywhere, it goes on from there: what is listed is not found again. */
export async function drawUpLists({ pool, world, governments, batch }: DrawingUp): Promise<number> {
  let added = 0
  for (const government of governments) added += await drawUp({ pool, world, government, batch })
  return added
}

type ForOne = Omit<DrawingUp, 'governments'> & { readonly government: UnitId }

async function drawUp(drawing: ForOne): Promise<number> {
  const { pool, government } = drawing
  const open = await openListOf(pool, government)
  if (open !== null && open.state !== 'drawn') return 0
  let list = open?.id ?? null
  let room = MOST_ON_LIST - (list === null ? 0 : (await itemCounts(pool, list)).reduce((sum, { count }) => sum + count, 0))
  let added = 0
  for await (const items of batchesPastTime(drawing)) {
    if (room <= 0) break
    list ??= await insertList(pool, { government, schedule: scheduleOf(drawing.world, government), at: drawing.world.now })
    if (list === null) break
    const fresh = await insertItems(pool, list, items.slice(0, room))
    room -= fresh
    added += fresh
  }
  return added
}

async function* batchesPastTime({ pool, world, government, batch }: ForOne): AsyncGenerator<readonly NewItem[]> {
  let after: Cursor | null = null
  for (;;) {
    const found: readonly PastReport[] = await reportsPastTime(pool, { government, schedule: scheduleOf(world, government), now: world.now, after, limit: batch })
    const items = found.filter(({ state }) => whyNotDestroy(world, state, []) === null).map((one) => itemOf(world, one))
    if (items.length > 0) yield items
    const last = found.at(-1)
    if (last === undefined || found.length < batch) return
    after = last
  }
}

function itemOf(world: World, { reportId, closedAt, state }: PastReport): NewItem {
  const retention = retentionOf(world, state)
  if (retention === null) throw new Error('Only a closed report is past its time.')
  return { reportId, class: retention.row.class, receivedAt: state.receivedAt, closedAt, keptUntil: retention.until }
}
