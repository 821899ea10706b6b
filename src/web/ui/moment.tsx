// An instant in words and for machines.
import { formatDateTime, isoInZone, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

/** `at` in epoch milliseconds, shown in the zone of the office. */
export function Moment({ t, at, zone }: { readonly t: Text; readonly at: number; readonly zone: Zone }) {
  return <time datetime={isoInZone(at, zone)}>{formatDateTime(t, at, zone)}</time>
}
