// What runs in each thread that looks at the database: takes a range, answers with what it found, until it is ended.
import { parentPort, workerData } from 'node:worker_threads'
import { newProblems } from '../problem.ts'
import type { Begun, Looked } from './check-in-threads.ts'
import { checkRange, type RowCheck } from './check-range.ts'
import { loggedEntries } from './logged-entries.ts'
import type { Range } from './ranges.ts'
import { CONNECTIONS, sameLook } from './same-look.ts'
import { sealingTimes } from './sealing-times.ts'

export async function checkInThisThread(checkRow: RowCheck): Promise<void> {
  const { url, snapshot, folder, entries, times } = workerData as Begun
  const checking = { clients: await sameLook(url, CONNECTIONS, snapshot), folder, entries: loggedEntries(entries), times: sealingTimes(times), checkRow }
  parentPort?.on('message', (range: Range) => void look(range))

  /** What it throws ends the thread, and with it the whole check. */
  async function look(range: Range): Promise<void> {
    const problems = newProblems()
    const events = await checkRange({ ...checking, problems }, range)
    parentPort?.postMessage({ events, problems: problems.list, count: problems.count() } satisfies Looked)
  }
}
