// Nobody's telephone sounds at night because a time ran out: what the system says of itself goes out in the morning. Our own rule.
import { DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import type { ReportEvent } from '../event.ts'

const HOUR = 3_600_000
/** Hours of the day in the zone of the government. */
const NIGHT_BEGINS = 21
const NIGHT_ENDS = 6

/** Nobody did anything that somebody waits to hear of. */
const OF_ITSELF: readonly ReportEvent['kind'][] = ['clock-missed', 'silence-warned', 'consent-asked', 'clocks-rejudged']

/** From when a message about an event may go out by a channel that comes to the reporter, epoch milliseconds; on the page it stands at once. */
export function sentFrom(kind: ReportEvent['kind'], at: number, zone: string): number {
  if (!OF_ITSELF.includes(kind)) return at
  const offset = offsetAt(zone, at)
  const inDay = (((at + offset) % DAY) + DAY) % DAY
  if (inDay >= NIGHT_ENDS * HOUR && inDay < NIGHT_BEGINS * HOUR) return at
  return at - inDay + NIGHT_ENDS * HOUR + (inDay >= NIGHT_BEGINS * HOUR ? DAY : 0)
}
