// Takes what the sender learnt of messages into the histories of their reports, and gives up what could not be sent for too long.
import type pg from 'pg'
import { dropOutcome, expireEmails, newOutcomes } from '../store/message-outcomes.ts'
import type { Handling } from './handle.ts'
import { recordDelivery } from './record-delivery.ts'

export type Recording = { readonly handling: Handling; readonly pool: pg.Pool; readonly now: () => number; readonly most: number }

/** After so long nobody who waits for an answer should wait on: the page takes over and the officer is told. */
export const GIVE_UP_MS = 72 * 3_600_000

export async function recordOutcomes({ handling, pool, now, most }: Recording): Promise<{ readonly leased: number; readonly recorded: number }> {
  await expireEmails(pool, { queuedBefore: now() - GIVE_UP_MS, now: now(), most })
  const outcomes = await newOutcomes(pool, most)
  // All are waited for, also when one fails: nothing of this may still be writing when it has ended.
  const done = await Promise.allSettled(outcomes.map(async (one) => {
    const { outcome, ...handled } = await recordDelivery(handling, one)
    // Recorded already by another worker, or learnt of a message that is none: asking again would be refused for ever.
    if (outcome === 'refused' && 'refusal' in handled) await dropOutcome(pool, one)
    return outcome === 'done'
  }))
  const failed = done.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return { leased: outcomes.length, recorded: done.filter((one) => one.status === 'fulfilled' && one.value).length }
}
