// A date as a leaf of a tear-off calendar: the day large, so that nobody overlooks it.
import { dateParts, formatTime, isoInZone, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

export function DateLeaf({ t, at, zone }: { readonly t: Text; readonly at: number; readonly zone: Zone }) {
  const { weekday, day, month, year } = dateParts(t, at, zone)
  return (
    <time class="leaf" datetime={isoInZone(at, zone)}>
      <span class="leaf-weekday">{weekday}<span class="hear">, </span></span>
      <span class="leaf-day">{day}<span class="hear"> </span></span>
      <span class="leaf-month">{month} {year}</span>
      <span class="leaf-time"><span class="hear">, </span>{formatTime(t, at, zone)}</span>
    </time>
  )
}
