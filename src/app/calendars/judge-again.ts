// After a change of calendars was approved: judges the open times again, batch by batch, and lets each report that moves say so itself.
import type pg from 'pg'
import { judgedAgain } from '../../report/clocks/judged-again.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { World } from '../../report/world.ts'
import { recordAdvance, timesMovedBy, type Advance, type LeasedWork } from '../../store/calendar-judgements.ts'
import { stepsOf } from '../../store/calendars.ts'
import { loadReports, type LoadedReport } from '../../store/load-reports.ts'
import { readOpenTimes, type OpenTime } from '../../store/open-times.ts'
import { handle, noContent, type Handling } from '../handle.ts'
import { BATCH, cursorOf } from './foresee-change.ts'
import { changedSpan } from '../../calendar/changed-days.ts'
import type { Reference } from '../reference.ts'

export type JudgingAgain = { readonly handling: Handling; readonly pool: pg.Pool; readonly reference: () => Reference; readonly now: () => number }

/** Reports that are read, decided and written together: as many as one commit holds. */
const TOGETHER = 64

/** So many of those are under way at once: two in the database's hands, one being decided, one being read. With one alone each waits for the other's part. */
const LANES = 4

/**
 * A process that had not heard of the change may have started times by the old calendar, behind where the first pass was:
 * so passes follow until one finds nothing, and the last begins when every process has surely heard.
 */
const HEARD_AFTER_MS = 10_000

/** Goes on where the work stopped, for one batch. True when it is done. Nothing is done twice: a time that moved stays where it is when judged once more. */
export async function judgeBatchAgain(judging: JudgingAgain, work: LeasedWork, approvedAt: number): Promise<Advance | 'lost'> {
  const { pool, now } = judging
  const asked = await askedOf(judging, work.change)
  const times = asked === null ? [] : await readOpenTimes(pool, { ...asked, span: { ...asked.span, from: Math.max(asked.span.from, now()) }, after: work.after, most: BATCH })
  const moved = await moveAll(judging, work.change, movingReports(judging.handling.world(), times))
  const advance = await advanceOf(judging, work, { times, moved, approvedAt })
  return (await recordAdvance(pool, work, advance)) ? advance : 'lost'
}

type Batch = { readonly times: readonly OpenTime[]; readonly moved: number; readonly approvedAt: number }

async function advanceOf({ pool, now }: JudgingAgain, work: LeasedWork, { times, moved, approvedAt }: Batch): Promise<Advance> {
  const last = times.at(-1)
  const passMoved = work.passMoved + moved
  const startedAt = work.startedAt ?? now()
  const counted = { judged: work.passes === 0 ? work.judged + times.length : work.judged, moved: work.moved + moved, startedAt }
  if (times.length === BATCH && last !== undefined) return { ...counted, passes: work.passes, passMoved, after: cursorOf(last), finishedAt: null }
  const done = passMoved === 0 && now() >= approvedAt + HEARD_AFTER_MS
  return { ...counted, moved: done ? await timesMovedBy(pool, work.change) : counted.moved, passes: work.passes + 1, passMoved: 0, after: null, finishedAt: done ? now() : null }
}

/** Null where the versions count alike, as when only a name changed. */
async function askedOf({ pool, reference }: JudgingAgain, change: number) {
  const steps = await stepsOf(pool, change)
  const spans = steps.flatMap(({ calendar, fromCalendar, from, to }) =>
    changedSpan(reference().calendar({ id: fromCalendar, version: from }), reference().calendar({ id: calendar, version: to })) ?? [])
  if (spans.length === 0) return null
  const calendars = [...new Set(steps.map(({ fromCalendar }) => fromCalendar))]
  return { calendars, span: { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) } }
}

/** The reports of those that would fall elsewhere, in the order in which they fall due. */
function movingReports(world: World, times: readonly OpenTime[]): readonly ReportId[] {
  return [...new Set(times.filter((time) => judgedAgain(world.now, world.calendarOf(time.unit), time) !== null).map(({ reportId }) => reportId))]
}

/** Returns how many of their times moved. */
async function moveAll(judging: JudgingAgain, change: number, ids: readonly ReportId[]): Promise<number> {
  const waiting = Array.from({ length: Math.ceil(ids.length / TOGETHER) }, (_, index) => ids.slice(index * TOGETHER, (index + 1) * TOGETHER))
  async function lane(): Promise<number> {
    let moved = 0
    for (let some = waiting.shift(); some !== undefined; some = waiting.shift()) {
      const more = await moveSome(judging, change, some).catch((error: unknown) => {
        waiting.length = 0
        throw error
      })
      moved += more
    }
    return moved
  }
  // All are waited for: nothing may still be writing when the batch is recorded as failed.
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane))
  return lanes.reduce((sum, one) => {
    if (one.status === 'rejected') throw one.reason
    return sum + one.value
  }, 0)
}

async function moveSome({ handling, pool }: JudgingAgain, change: number, ids: readonly ReportId[]): Promise<number> {
  const loaded = new Map(await loadReports(pool, ids))
  const handled = await Promise.allSettled(ids.map((reportId) => handle(loadedBefore(handling, loaded), { reportId, build: () => ({ command: { type: 'rejudge-clocks', change }, content: noContent }) })))
  const failed = handled.find((one) => one.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return handled.reduce((sum, one) => sum + (one.status === 'fulfilled' && one.value.outcome === 'done' ? movedIn(one.value.events) : 0), 0)
}

function movedIn(events: readonly { readonly kind: string; readonly clocks?: { readonly moved?: readonly unknown[] } }[]): number {
  return events.reduce((sum, { kind, clocks }) => sum + (kind === 'clocks-rejudged' ? (clocks?.moved?.length ?? 0) : 0), 0)
}

/** One question for many reports; when another change came between, the report is read again. */
function loadedBefore(handling: Handling, loaded: Map<ReportId, LoadedReport>): Handling {
  return {
    ...handling,
    load: (id) => {
      const report = loaded.get(id)
      loaded.delete(id)
      return report === undefined ? handling.load(id) : Promise.resolve(report)
    },
  }
}
