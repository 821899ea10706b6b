// The zone in which an office's times are shown.
import type { UnitId } from '../../report/world.ts'
import type { Zone } from '../../text/format.ts'
import type { Web } from '../web.ts'
import { zoneOf } from '../../text/zone-of.ts'

export function officeZone({ reference, clock }: Pick<Web, 'reference' | 'clock'>, unit: UnitId): Zone {
  return zoneOf(reference.get().worldAt(clock.now()).calendarOf(unit).zone)
}
