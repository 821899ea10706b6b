// After the last round: whoever got no answer tries again, and the worker finishes what its dead forerunners had begun.
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { Browser } from './browser.ts'
import { presenceOf } from './check-filing.ts'
import { untilAnswered, type Scene } from './episodes.ts'
import type { Product } from './product.ts'

const AT_ONCE = 8
const LEASE_MS = 60_000
const QUEUE_LIMIT_MS = 30_000

/** Sends again, under the same key, every form that may or may not have been taken in. */
export async function sendUnansweredAgain(scene: Scene): Promise<number> {
  const unanswered = scene.history.filings.filter((filing) => presenceOf(filing) === 'perhaps')
  const left = [...unanswered]
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let filing = left.pop(); filing !== undefined; filing = left.pop()) {
      const browser = new Browser(scene)
      const current = filing
      await untilAnswered(scene, () => browser.file(current))
      browser.close()
    }
  }))
  return unanswered.length
}

/** Due and not done; `free` leaves out what a worker holds a lease on. */
function waiting(free: boolean): string {
  const lease = free ? 'and (lease_until is null or lease_until < clock_timestamp())' : ''
  const inHand = free ? 'and not exists (select from sweep_lease where sweep_lease.report_id = deadline.report_id and free_at >= clock_timestamp())' : ''
  return `select (select count(*)::int from message where state = 'queued' ${lease})
    + (select count(*)::int from deadline where wake_at < clock_timestamp() - interval '1 second' ${inHand}) as count`
}

/**
 * Waits until the worker has done all there is to do. What a killed worker had leased is free again when its lease has run
 * out: waited for, or with `hurry` made so by setting the lease back.
 */
export async function queueProblems(product: Product, hurry: boolean): Promise<string[]> {
  const client = new Client({ connectionString: (await product.urls()).ownerUrl })
  await client.connect()
  try {
    const idle = await emptied(client, waiting(true))
    if (hurry) {
      await client.query(`update message set lease_until = lease_until - interval '1 minute' where lease_until is not null`)
      await client.query(`update sweep_lease set free_at = free_at - interval '1 minute'`)
    }
    else await pause(LEASE_MS)
    const left = await emptied(client, waiting(false))
    return [...(idle === 0 ? [] : [`${idle} messages or deadlines wait with nobody working on them`]), ...(left === 0 ? [] : [`${left} messages or deadlines were never done`])]
  } finally {
    await client.end()
  }
}

/** What the server writes down is on disk only with these. */
export async function settingProblems(product: Product): Promise<string[]> {
  const client = new Client({ connectionString: (await product.urls()).appUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting <> 'on'`)
    return rows.map(({ name, setting }) => `${name} is ${setting}`)
  } finally {
    await client.end()
  }
}

/** How many are left after half a minute. */
async function emptied(client: Client, question: string): Promise<number> {
  for (const end = Date.now() + QUEUE_LIMIT_MS; ; await pause(100)) {
    const { rows } = await client.query<{ count: number }>(question)
    const count = rows[0]?.count ?? 0
    if (count === 0 || Date.now() > end) return count
  }
}
