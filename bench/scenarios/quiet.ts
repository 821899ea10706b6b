// Waits until nothing is left to do from the run before, so that the next run of either side pays only for itself.
import { setTimeout as pause } from 'node:timers/promises'
import type { Stage } from '../server/stage.ts'

const LIMIT_MS = 60_000

/** Messages delivered and a checkpoint made. False when messages were still waiting after a minute. */
export async function quiet({ client }: Stage): Promise<boolean> {
  const drained = await messagesDrained(client)
  await client.query('checkpoint')
  return drained
}

async function messagesDrained(client: Stage['client']): Promise<boolean> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await pause(100)) {
    const { rowCount } = await client.query(`select from message where state = 'queued' limit 1`)
    if (rowCount === 0) return true
  }
  return false
}
