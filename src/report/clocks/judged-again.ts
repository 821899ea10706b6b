// A time under the calendar of today: where it would fall, if that is elsewhere than promised.
import { due } from '../../calendar/due.ts'
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import { isLate } from '../../calendar/is-late.ts'
import type { Clock } from './clock.ts'

export type Judged = Pick<Clock, 'due' | 'date' | 'provisional'>

export type Judging = Pick<Clock, 'from' | 'budget' | 'ends' | 'pauses' | 'due' | 'provisional'>

/**
 * Null where it stays: it falls where it fell, its time is over already, or it would be over by the change itself, which
 * makes nobody late.
 */
export function judgedAgain(now: number, calendar: CompiledCalendar, { from, budget, ends, pauses, due: promised, provisional }: Judging): Judged | null {
  if (isLate(now, promised)) return null
  const found = due({ from, budget, ends, calendar, pauses })
  if (found.frozen || (found.at === promised && found.provisional === provisional) || isLate(now, found.at)) return null
  return { due: found.at, date: found.date, provisional: found.provisional }
}
