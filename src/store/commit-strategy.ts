// How decided changes are committed: many reports in one commit on a single node, one by one on a cluster.
import type pg from 'pg'
import { Overloaded } from './overloaded.ts'
import type { ReportWrite } from './report-write.ts'
import { isUnavailable } from './unavailable.ts'
import { writeReports } from './write-reports.ts'

/**
 * Resolves after the commit: true when written, false when the report had moved on or the id was taken, which after a lost
 * connection may be this change's own doing. Rejected, it may have been written or not: the same change may be sent again.
 */
export type Commit = (write: ReportWrite) => Promise<boolean>

/** One commit for each change: nothing is shared between reports, as shards require. */
export function commitSingly(pool: pg.Pool, mostWaiting = MOST_WAITING): Commit {
  return async (write) => {
    if (pool.waitingCount >= mostWaiting) throw tooMany()
    return (await written(pool, [write])).size === 1
  }
}

/** A bound on memory, chosen and not measured; beyond it the sender is told at once. */
const MOST_WAITING = 2_000

/** A browser and the proxies before it wait longer than this, so the answer still arrives with everything that was typed. */
const LONGEST_WAIT_MS = 20_000

export type Together = {
  readonly pool: pg.Pool
  /** Commits under way at once. */
  readonly writers: number
  /** Changes in one commit. */
  readonly most: number
  /** Changes that may wait, and how long, in milliseconds. What waits in vain is not written, and fails as Overloaded. */
  readonly mostWaiting?: number
  readonly longestWait?: number
}

type Waiting = { readonly since: number; readonly write: ReportWrite; readonly settle: (written: boolean) => void; readonly fail: (error: unknown) => void }

/**
 * Commits whatever has gathered while the previous commits were under way: no timer, so a lone report waits for
 * nobody. A batch that PostgreSQL refuses is tried again one by one, so that each change fails alone; where the database
 * is gone all of it fails.
 */
export function commitTogether({ pool, writers, most, mostWaiting = MOST_WAITING, longestWait = LONGEST_WAIT_MS }: Together): Commit {
  const waiting: Waiting[] = []
  let busy = 0
  let watching = false

  function fillWriters(): void {
    while (busy < writers && waiting.length > 0) void writeBatch(takeBatch(waiting, most))
  }

  async function writeBatch(batch: readonly Waiting[]): Promise<void> {
    busy += 1
    await settleBatch(pool, batch)
    busy -= 1
    fillWriters()
  }

  /** One timer, for the one that has waited longest. */
  function watchWaiting(): void {
    const [longest] = waiting
    if (watching || longest === undefined) return
    watching = true
    setTimeout(() => {
      watching = false
      for (const { fail } of takeOverdue(waiting, performance.now() - longestWait)) fail(tooMany())
      watchWaiting()
    }, longest.since + longestWait - performance.now()).unref()
  }

  return (write) =>
    new Promise((settle, fail) => {
      if (waiting.length >= mostWaiting) return fail(tooMany())
      waiting.push({ since: performance.now(), write, settle, fail })
      watchWaiting()
      // Requests read from sockets in the same turn of the event loop share a commit.
      if (waiting.length === 1) setImmediate(fillWriters)
    })
}

/** Takes those that came before; they stand first. */
function takeOverdue(waiting: Waiting[], before: number): readonly Waiting[] {
  const inTime = waiting.findIndex(({ since }) => since > before)
  return waiting.splice(0, inTime === -1 ? waiting.length : inTime)
}

function tooMany(): Overloaded {
  return new Overloaded('More changes wait to be written than can be in good time.')
}

/**
 * Takes the longest waiting changes, at most one of each report: the gate judges a report once per statement. They are
 * put in the order of their reports, so that two commits with the same reports wait for one another and never in a ring.
 */
function takeBatch(waiting: Waiting[], most: number): Waiting[] {
  const batch: Waiting[] = []
  const taken = new Set<string>()
  for (let index = 0; index < waiting.length && batch.length < most; ) {
    const candidate = waiting[index]
    if (candidate === undefined || taken.has(candidate.write.report.report_id)) {
      index += 1
      continue
    }
    taken.add(candidate.write.report.report_id)
    batch.push(candidate)
    waiting.splice(index, 1)
  }
  return batch.sort((one, other) => (one.write.report.report_id < other.write.report.report_id ? -1 : 1))
}

async function settleBatch(pool: pg.Pool, batch: readonly Waiting[]): Promise<void> {
  try {
    const ids = await written(pool, batch.map(({ write }) => write))
    for (const { write, settle } of batch) settle(ids.has(write.report.report_id))
  } catch (error) {
    // Where there is no database one attempt for each would only take longer.
    if (batch.length === 1 || isUnavailable(error)) for (const { fail } of batch) fail(error)
    else for (const one of batch) await settleBatch(pool, [one])
  }
}

/** Tries once more when the connection was lost: what was committed all the same is then reported as not written. */
async function written(pool: pg.Pool, writes: readonly ReportWrite[]): Promise<ReadonlySet<string>> {
  try {
    return await writeReports(pool, writes)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    return writeReports(pool, writes)
  }
}
