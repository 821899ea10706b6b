// Several threads look at the ranges side by side: each takes the next when it is done with one.
import { Worker } from 'node:worker_threads'
import type { Problem, Problems } from '../problem.ts'
import type { LoggedEntries, SharedEntries } from './logged-entries.ts'
import type { Range } from './ranges.ts'
import type { SealingTimes, SharedTimes } from './sealing-times.ts'

/** `share`: of the reports, 0 to 1. */
export type Progress = (done: { readonly events: number; readonly share: number }) => void

/** What a thread is begun with. */
export type Begun = { readonly url: string; readonly snapshot: string; readonly folder: string; readonly entries: SharedEntries; readonly times: SharedTimes }
/** What it answers to a range. */
export type Looked = { readonly events: number; readonly problems: readonly Problem[]; readonly count: number }

export type InThreads = {
  readonly url: string
  readonly snapshot: string
  readonly folder: string
  readonly entries: LoggedEntries
  readonly times: SealingTimes
  readonly problems: Problems
  readonly ranges: readonly Range[]
  readonly threads: { readonly program: string | URL }
  readonly progress: Progress
}

/** New objects live for one report: room for more of them means that hardly any is copied. */
const YOUNG_MB = 64

/** Returns how many events there are. @throws what a thread died of */
export async function checkInThreads({ url, snapshot, folder, entries, times, problems, ranges, threads, progress }: InThreads, count: number): Promise<number> {
  const begun: Begun = { url, snapshot, folder, entries: entries.shared(), times: times.shared }
  const workers = Array.from({ length: count }, () => new Worker(threads.program, { workerData: begun, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } }))
  const looked: Looked[] = []
  const waiting = ranges.entries()
  const done = { events: 0, ranges: 0 }
  const takeTurns = async (worker: Worker): Promise<void> => {
    for (const [index, range] of waiting) {
      const answer = await answerOf(worker, range)
      looked[index] = answer
      done.events += answer.events
      done.ranges += 1
      progress({ events: done.events, share: done.ranges / ranges.length })
    }
  }
  try {
    await Promise.all(workers.map(takeTurns))
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  for (const { problems: found, count: all } of looked) problems.addAll(found, all)
  return done.events
}

function answerOf(worker: Worker, range: Range): Promise<Looked> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('A thread that checks the database ended in the middle of its work.'))
    const over = () => worker.off('message', answered).off('error', failed).off('exit', ended)
    const answered = (answer: Looked) => {
      over()
      resolve(answer)
    }
    const failed = (error: unknown) => {
      over()
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    worker.on('message', answered).on('error', failed).on('exit', ended)
    worker.postMessage(range)
  })
}
