// An instant in words and for machines.
import { formatDate, formatDateTime, isoDay, isoInZone, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

/** `at` in epoch milliseconds, shown in the zone of the office; for the public the day alone. */
export function Moment({ t, at, zone, dayOnly = false }: { readonly t: Text; readonly at: number; readonly zone: Zone; readonly dayOnly?: boolean | undefined }) {
  if (dayOnly) return <time datetime={isoDay(at, zone)}>{formatDate(t, at, zone)}</time>
  return <time datetime={isoInZone(at, zone)}>{formatDateTime(t, at, zone)}</time>
}
