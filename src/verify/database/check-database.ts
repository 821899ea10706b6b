// Goes through the database in one look: every event, row, text and file must be what was logged, and all that was logged must be there.
import type pg from 'pg'
import { join } from 'node:path'
import type { Problems } from '../problem.ts'
import { checkFacts } from './check-facts.ts'
import { checkRange, type RangeChecking, type RowCheck } from './check-range.ts'
import { checkInThreads, type Progress } from './check-in-threads.ts'
import type { LoggedEntries } from './logged-entries.ts'
import { rangesOf, type Range } from './ranges.ts'
import { CONNECTIONS, sameLook, snapshotOf } from './same-look.ts'
import { readSealingTimes } from './sealing-times.ts'

/** Some 25,000 events. */
const REPORTS = 1_000

export type DatabaseChecking = {
  readonly url: string
  readonly dataDir: string
  readonly entries: LoggedEntries
  readonly problems: Problems
  /** Examples of a demonstration may say that they happened before they were written. */
  readonly examples: boolean
  readonly checkRow: RowCheck
  /** How many threads look side by side, at so many reports at a time, and the program of each, which must check rows by the same `checkRow`. */
  readonly threads: { readonly most: number; readonly reports?: number; readonly program: string | URL }
  /** Told now and then. */
  readonly progress: Progress
}

export async function checkDatabase(checking: DatabaseChecking): Promise<{ readonly events: number }> {
  const { url, entries, problems } = checking
  const [client] = await sameLook(url, 1, null) as [pg.Client]
  try {
    const [snapshot, times] = [await snapshotOf(client), await readSealingTimes(client, checking)]
    await checkFacts(client, { entries, times, problems })
    const ranges = await rangesOf(client, checking.threads.reports ?? REPORTS)
    const looking = { ...checking, snapshot, times, ranges, folder: join(checking.dataDir, 'files') }
    const threads = Math.min(checking.threads.most, ranges.length)
    const events = threads > 1 ? await checkInThreads(looking, threads) : await checkHere(looking)
    await nameUnclaimed(client, checking)
    return { events }
  } finally {
    await client.end()
  }
}

type Looking = Pick<DatabaseChecking, 'url' | 'progress'> & Omit<RangeChecking, 'clients'> & { readonly snapshot: string; readonly ranges: readonly Range[] }

/** A small database takes less time than threads take to begin. */
async function checkHere({ url, snapshot, ranges, progress, ...checking }: Looking): Promise<number> {
  const clients = await sameLook(url, CONNECTIONS, snapshot)
  try {
    let events = 0
    for (const [index, range] of ranges.entries()) {
      events += await checkRange({ ...checking, clients }, range)
      progress({ events, share: (index + 1) / ranges.length })
    }
    return events
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** Entries that nothing in the database says are its own: an event or a fact was deleted, or its place in the tree. */
async function nameUnclaimed(client: pg.Client, { entries, problems }: DatabaseChecking): Promise<void> {
  const places = entries.unclaimed()
  if (places.length === 0) return
  const { rows } = await client.query<{ leaf_index: string; report_id: string | null; seq: number | null; fact_id: string | null }>('select leaf_index, report_id, seq, fact_id from log_leaf where leaf_index = any($1::bigint[])', [places.slice(0, 10_000)])
  const known = new Map(rows.map((row) => [Number(row.leaf_index), row]))
  for (const place of places) {
    const row = known.get(place)
    const where = row === undefined ? `entry ${place}` : row.report_id === null ? `log_fact ${row.fact_id} (entry ${place})` : `report_event ${row.report_id}/${row.seq} (entry ${place})`
    problems.add(row === undefined ? 'place-missing' : row.report_id === null ? 'fact-missing' : 'event-missing', where, row === undefined ? `The database no longer knows what was logged as entry ${place}.` : `${where} was logged and is gone.`)
  }
}
