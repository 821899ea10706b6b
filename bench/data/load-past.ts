// Fills a database with three years of reports: made by the product's own decisions, in several processes, written by COPY.
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startChild, type Child } from '../server/child.ts'
import type { Cleanup } from '../server/cleanup.ts'
import type { PastShare } from './past-process.ts'
import type { ProgressBar } from './progress-bar.ts'
import { withoutSecondaryIndexes } from './secondary-indexes.ts'

export type LoadingPast = PastShare & { readonly log: string; readonly progress: ProgressBar }

const BATCH = 1_000

export async function loadPast(cleanup: Cleanup, { log, progress, ...share }: LoadingPast): Promise<void> {
  if (share.count === 0) return
  const client = new pg.Client({ connectionString: share.databaseUrl, options: '-c maintenance_work_mem=512MB' })
  await client.connect()
  try {
    await withoutSecondaryIndexes(client, () => writeAll(cleanup, share, { log, progress }))
    await client.query('vacuum (analyze, freeze)')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}

async function writeAll(cleanup: Cleanup, share: PastShare, { log, progress }: Pick<LoadingPast, 'log' | 'progress'>): Promise<void> {
  const batches = Array.from({ length: Math.ceil(share.count / BATCH) }, (_, index) => ({ from: index * BATCH, to: Math.min(share.count, (index + 1) * BATCH) }))
  let written = 0
  const file = fileURLToPath(new URL('./past-process.js', import.meta.url))
  const workers = await Promise.all(cpus().slice(0, batches.length).map(() => startChild(cleanup, { file, env: process.env, log })))
  await Promise.all(
    workers.map(async (worker) => {
      await ask(worker, { begin: share })
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        await ask(worker, { batch })
        written += batch.to - batch.from
        progress.show(written, share.count)
      }
      await worker.stop()
    }),
  )
  progress.end()
}

type Answer = { readonly type: 'done' } | { readonly type: 'failed'; readonly why: string }

function ask(worker: Child, order: object): Promise<void> {
  return new Promise((done, fail) => {
    const ended = () => fail(new Error('A loading process ended in the middle of its work.'))
    worker.process.once('exit', ended)
    worker.process.once('message', (answer: Answer) => {
      worker.process.removeListener('exit', ended)
      if (answer.type === 'done') done()
      else fail(new Error(answer.why))
    })
    worker.process.send(order)
  })
}
