// Times in which the public could not reach us: they are given back to the reporter, whole day by whole day.
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import { dayAt } from '../../calendar/day-lookup.ts'
import { mergedPauses, type Pause, type Standstill } from '../../calendar/pauses.ts'
import { at, tablesCovering } from '../../calendar/tables.ts'
import type { Clock } from './clock.ts'
import type { ReportState } from '../state.ts'
import type { UnitId, World } from '../world.ts'

/** Epoch milliseconds; `government` is null where it met all governments here. */
export type Outage = { readonly from: number; readonly to: number; readonly government: UnitId | null }

/** A day on which we could not be reached for so long, in milliseconds, does not count against the reporter. */
export const LOST_DAY_MS = 3_600_000

/** The cause of a pause that an outage brought. */
export const OUTAGE = 'outage'

/** The days lost to outages since a clock began, as pauses. Only the reporter's own time is given back: the offices are not the public. */
export function lostDays(world: World, { government }: ReportState, { owes, from, unit }: Pick<Clock, 'owes' | 'from' | 'unit'>): readonly Pause[] {
  const { outages = [] } = world
  if (owes.who !== 'reporter' || outages.length === 0) return []
  const ours = outages.filter((outage) => (outage.government === null || outage.government === government) && outage.to > from)
  return daysOf(mergedPauses(ours.map((outage) => ({ from: outage.from, to: outage.to, cause: OUTAGE }))), world.calendarOf(unit))
}

/** Whole local days of which an hour or more was lost. */
function daysOf(down: readonly Standstill[], calendar: CompiledCalendar): readonly Pause[] {
  const [first, last] = [down[0], down.at(-1)]
  if (first === undefined || last === undefined) return []
  const tables = tablesCovering(calendar, first.from, last.to)
  const lost: Pause[] = []
  for (let day = dayAt(tables, first.from); day <= dayAt(tables, last.to); day += 1) {
    const [begins, ends] = [at(tables.start, day), at(tables.start, day + 1)]
    const missing = down.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, ends) - Math.max(from, begins)), 0)
    if (missing >= LOST_DAY_MS) lost.push({ from: begins, to: ends, cause: OUTAGE })
  }
  return joined(lost)
}

/** Whether a clock already stands still over these days. */
export function allowsFor(clock: Pick<Clock, 'pauses'>, lost: readonly Pause[]): boolean {
  const known = clock.pauses.filter(({ cause }) => cause === OUTAGE)
  return known.length === lost.length && known.every((pause, index) => pause.from === lost[index]?.from && pause.to === lost[index]?.to)
}

/** Neighbouring days as one. */
function joined(days: readonly Pause[]): readonly Pause[] {
  return days.reduce<Pause[]>((list, day) => {
    const before = list.at(-1)
    return before?.to === day.from ? [...list.slice(0, -1), { ...before, to: day.to }] : [...list, day]
  }, [])
}
