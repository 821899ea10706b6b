// The worker: strikes deadlines whose time has come and delivers messages, as long as there are any, then waits a little.
import { setTimeout as pause } from 'node:timers/promises'
import { childLife } from './child-life.ts'
import { requireConfig } from './require-config.ts'
import { currentReference } from './app/current-reference.ts'
import { deliverMessages } from './app/deliver-messages.ts'
import { publishedSop } from './app/published-sop.ts'
import { sweepDeadlines } from './app/sweep-deadlines.ts'
import { writePath } from './app/write-path.ts'
import { processLog } from './process-log.ts'
import { openDatabase } from './store/database.ts'

const IDLE_MS = 1_000
const AFTER_FAULT_MS = 5_000
const MOST = 200

const config = requireConfig(process.env)
const log = processLog({ name: 'worker', level: config.logLevel })
const clock = { now: Date.now }
const database = openDatabase({ url: config.databaseUrl, connections: 4, name: 'tuntas-worker', log })
const reference = await currentReference(database, publishedSop)
const handling = writePath({ database, reference, clock, batch: config.batch })

const stopping = new AbortController()
const jobs = Promise.all([
  repeat('sweep-deadlines', () => sweepDeadlines({ handling, pool: database.pool, now: clock.now, most: MOST })),
  repeat('deliver-messages', () => deliverMessages({ pool: database.pool, now: clock.now, most: MOST })),
  repeat('refresh-reference', async () => {
    await reference.refresh()
    return { leased: 0 }
  }),
])

childLife({ log, drain }).ready()

/** Runs a job again at once while it finds a full load, else after a pause; a fault is logged and tried again later. */
async function repeat(job: string, run: () => Promise<{ readonly leased: number }>): Promise<void> {
  while (!stopping.signal.aborted) {
    const { leased, failed } = await run().then(
      (result) => ({ leased: result.leased, failed: false }),
      (error: unknown) => {
        log.error('a job failed and will be tried again', { job, error })
        return { leased: 0, failed: true }
      },
    )
    if (leased < MOST) await pause(failed ? AFTER_FAULT_MS : IDLE_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}

async function drain(): Promise<void> {
  stopping.abort()
  await jobs
  await database.close()
}
