// Waits until the worker has done what a loaded past leaves to it: events sealed into the public log, promises counted.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

const LOOK_MS = 1_000
/** Sealing rests five seconds between its turns; ten times as long without any progress is a standstill. */
const STANDSTILL_MS = 50_000

/** Then tidied, so that no scenario pays for what was loaded. @throws Error where the worker gets no further */
export async function caughtUp(client: pg.Client): Promise<void> {
  let least = Number.POSITIVE_INFINITY
  for (let progressed = Date.now(); ; await pause(LOOK_MS)) {
    const waiting = await whatWaits(client)
    if (waiting === 0) break
    if (waiting < least) progressed = Date.now()
    else if (Date.now() - progressed > STANDSTILL_MS) throw new Error(`The worker gets no further: ${waiting} events and promises wait.`)
    least = Math.min(least, waiting)
  }
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
}

async function whatWaits(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>('select ((select count(*) from leaf_pending) + (select count(*) from deadline where to_count))::int as n')
  return rows[0]?.n ?? 0
}
