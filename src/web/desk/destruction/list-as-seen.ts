// What an officer may know of a list: the items whose reports are theirs to see and nothing of the rest; who is only a custodian knows how many, no more.
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { mayWriteList, type ListReader } from '../../../report/erasure/list-duties.ts'
import { itemCounts, itemsPage, type Item, type ItemState } from '../../../store/destruction/items.ts'
import type { DestructionList } from '../../../store/destruction/lists.ts'
import { loadReports } from '../../../store/load-reports.ts'
import type { Web } from '../../web.ts'

/** Times in milliseconds; null where the reader isn't told. */
export type ClassCount = { readonly class: string; readonly count: (...states: readonly ItemState[]) => number; readonly closed: { readonly from: number; readonly to: number } | null }

/** `items`: in the order in which they were received; null for who is told no more than how many. */
export type ListSeen = { readonly counts: readonly ClassCount[]; readonly items: readonly Item[] | null }

export async function listAsSeen(web: Web, list: DestructionList, reader: ListReader): Promise<ListSeen> {
  if (!mayWriteList(web.reference.get().worldAt(web.clock.now()), list.government, reader)) return { counts: await totals(web, list), items: null }
  const items = await itemsSeen(web, list, reader)
  const counts = [...Map.groupBy(items, (one) => one.class)].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, rows]): ClassCount => ({
    class: name, count: (...states) => rows.filter(({ state }) => states.includes(state)).length,
    closed: { from: Math.min(...rows.map(({ closedAt }) => closedAt)), to: Math.max(...rows.map(({ closedAt }) => closedAt)) },
  }))
  return { counts, items }
}

async function totals(web: Web, list: DestructionList): Promise<readonly ClassCount[]> {
  const rows = Map.groupBy(await itemCounts(web.database.pool, list.id), (one) => one.class)
  return [...rows].map(([name, of]) => ({ class: name, closed: null, count: (...states) => of.reduce((sum, { state, count }) => sum + (states.includes(state) ? count : 0), 0) }))
}

const BATCH = 500

/** Every item is judged, whichever page is asked for: an answer takes as long whatever is hidden, and a position tells nothing. */
async function itemsSeen(web: Web, list: DestructionList, reader: ListReader): Promise<readonly Item[]> {
  const world = web.reference.get().worldAt(web.clock.now())
  const seen: Item[] = []
  for (let after: string | null = null; ;) {
    const items: readonly Item[] = await itemsPage(web.database.pool, list.id, after, BATCH)
    const reports = await loadReports(web.database.pool, items.map(({ reportId }) => reportId))
    seen.push(...items.filter(({ reportId }) => {
      const report = reports.get(reportId)?.state
      return report !== undefined && audienceOf(world, report, reader) !== null
    }))
    if (items.length < BATCH) return seen
    after = items.at(-1)?.reportId ?? null
  }
}

/** How many reports stand on it, or stood when it was carried out: that number everybody reads. */
export async function countAsSeen(web: Web, list: DestructionList, reader: ListReader): Promise<number> {
  const counts = list.state === 'carried-out' ? await totals(web, list) : (await listAsSeen(web, list, reader)).counts
  return counts.reduce((sum, { count }) => sum + count('listed', 'ordered', 'destroyed'), 0)
}
