// Counts what a proposed change would move, from the rows of the open times alone; nothing is written.
import type pg from 'pg'
import { DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import { judgedAgain } from '../../report/clocks/judged-again.ts'
import type { World } from '../../report/world.ts'
import type { Cursor, Foreseen, ForeseenTime } from '../../store/calendar-judgements.ts'
import { readShelf } from '../../store/calendars.ts'
import { readOpenTimes, type OpenTime } from '../../store/open-times.ts'
import type { Reference } from '../reference.ts'
import { replacementsOf, spanOf, worldWith, type Proposed } from './replacements.ts'

export type Foreseeing = { readonly pool: pg.Pool; readonly reference: Reference; readonly now: number }

export const BATCH = 5_000
/** Kept to be looked at, a page at a time; beyond that the sums alone. */
const SHOWN = 500

export async function foreseeChange({ pool, reference, now }: Foreseeing, change: Proposed): Promise<Foreseen> {
  const replacements = replacementsOf(reference, await readShelf(pool), change)
  const world = worldWith(reference, reference.worldAt(now), replacements)
  const count = counting(world)
  const asked = spanOf(replacements)
  for (let after: Cursor | null = null; asked !== null; ) {
    const times = await readOpenTimes(pool, { ...asked, span: { ...asked.span, from: Math.max(asked.span.from, now) }, after, most: BATCH })
    for (const time of times) count.add(time)
    const last = times.at(-1)
    if (last === undefined || times.length < BATCH) break
    after = cursorOf(last)
  }
  return count.result()
}

export function cursorOf({ due, reportId: report, clock }: OpenTime): Cursor {
  return { due, report, clock }
}

function counting(world: World): { readonly add: (time: OpenTime) => void; readonly result: () => Foreseen } {
  const [reports, days, first] = [new Set<string>(), new Map<number, number>(), [] as ForeseenTime[]]
  let [judged, moved, settled] = [0, 0, 0]
  function add(time: OpenTime): void {
    judged += 1
    const calendar = world.calendarOf(time.unit)
    const found = judgedAgain(world.now, calendar, time)
    if (found === null) return
    if (found.due === time.due) return void (settled += 1)
    moved += 1
    reports.add(time.reportId)
    const by = dayIn(calendar.zone, found.due) - dayIn(calendar.zone, time.due)
    days.set(by, (days.get(by) ?? 0) + 1)
    const { reportId, clock, kind, unit, due: was } = time
    if (first.length < SHOWN) first.push({ reportId, clock, kind, unit, was, due: found.due })
  }
  const byDays = () => [...days].map(([by, times]) => ({ days: by, times })).toSorted((one, other) => one.days - other.days)
  return { add, result: () => ({ judged, moved, reports: reports.size, settled, byDays: byDays(), first }) }
}

function dayIn(zone: string, at: number): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY)
}
