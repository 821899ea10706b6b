// A list of what is to be destroyed is written out by one person and approved by two others.
import type { Database } from '../../store/database.ts'
import { mayReadLists, mayWriteList, whyNotApproveList, type ListReader } from '../../report/erasure/list-duties.ts'
import { whyNotDestroy } from '../../report/erasure/why-not-destroy.ts'
import type { Refusal } from '../../report/refusal.ts'
import type { World } from '../../report/world.ts'
import { itemCounts, listedReports, settleItems, type Settled } from '../../store/destruction/items.ts'
import { approveFirst, approveSecond, proposeList, sendListBack, type DestructionList } from '../../store/destruction/lists.ts'
import { loadReports } from '../../store/load-reports.ts'

export type Deciding = { readonly database: Database; readonly world: World; readonly list: DestructionList; readonly version: number; readonly by: ListReader }

/** `changed-meanwhile`: it isn't as it was seen any more, and nothing was done. */
export type ListDecision = Refusal | null

const BATCH = 500

/** What may not be destroyed any more leaves the list first, and is named there with the reason. */
export async function writeOut({ database: { pool }, world, list, version, by }: Deciding): Promise<ListDecision> {
  if (!mayWriteList(world, list.government, by)) return 'not-for-you'
  if (list.state !== 'drawn' || list.version !== version) return 'changed-meanwhile'
  for (let after = '0'; ;) {
    const ids = await listedReports(pool, list.id, after, BATCH)
    if (ids.length === 0) break
    const reports = await loadReports(pool, ids)
    await settleItems(pool, list.id, ids.flatMap((reportId): Settled[] => {
      const state = reports.get(reportId)?.state
      const why = state === undefined ? 'unknown-report' : whyNotDestroy(world, state, [])
      return why === null ? [] : [{ reportId, state: 'left', why }]
    }))
    after = ids.at(-1) ?? after
  }
  if ((await itemCounts(pool, list.id)).every(({ state }) => state !== 'listed')) return 'nothing-to-approve'
  return (await proposeList(pool, { id: list.id, version }, { by: by.officer, at: world.now })) ? null : 'changed-meanwhile'
}

export async function approveList({ database: { pool }, world, list, version, by }: Deciding): Promise<ListDecision> {
  if (list.state !== 'proposed' || list.version !== version) return 'changed-meanwhile'
  const refused = whyNotApproveList(world, list.government, list, by)
  if (refused !== null) return refused
  const approve = list.firstBy === null ? approveFirst : approveSecond
  return (await approve(pool, { id: list.id, version }, { by: by.officer, at: world.now })) ? null : 'changed-meanwhile'
}

/** By whoever has to do with such lists, the writer and the first who approved among them: one word is enough to stop it. */
export async function sendBack({ database: { pool }, world, list, version, by, remark }: Deciding & { readonly remark: string }): Promise<ListDecision> {
  if (!mayReadLists(world, list.government, by)) return 'not-for-you'
  if (list.state !== 'proposed' || list.version !== version) return 'changed-meanwhile'
  return (await sendListBack(pool, { id: list.id, version }, { by: by.officer, remark })) ? null : 'changed-meanwhile'
}
