// Today where an office stands.
import { dateText, DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import type { Unit } from '../../report/world.ts'
import type { Web } from '../web.ts'

/** `YYYY-MM-DD` in the zone of the unit's calendar. */
export function localDay({ clock, reference }: Pick<Web, 'clock' | 'reference'>, unit: Unit): string {
  const now = clock.now()
  const { zone } = reference.get().worldAt(now).calendarOf(unit.id)
  return dateText(Math.floor((now + offsetAt(zone, now)) / DAY))
}
