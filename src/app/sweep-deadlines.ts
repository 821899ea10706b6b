// Strikes the clocks whose time has come, each by its own command, so that the report's own rules say what follows.
import type pg from 'pg'
import { leaseDueDeadlines } from '../store/deadline-queue.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Sweep = { readonly handling: Handling; readonly pool: pg.Pool; readonly now: () => number; readonly most: number }

export type SweepResult = { readonly leased: number; readonly struck: number }

/** Strikes up to `most` due deadlines. A clock that another worker struck or that was met meanwhile is refused and left. */
export async function sweepDeadlines({ handling, pool, now, most }: Sweep): Promise<SweepResult> {
  const due = await leaseDueDeadlines(pool, now(), most)
  const outcomes = await Promise.all(
    due.map(({ reportId, clock }) =>
      handle(handling, { reportId, build: () => ({ command: { type: 'strike-clock', clock }, content: noContent }) }),
    ),
  )
  return { leased: due.length, struck: outcomes.filter(({ outcome }) => outcome === 'done').length }
}
