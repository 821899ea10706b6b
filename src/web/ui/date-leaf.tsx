// A date as a leaf of a tear-off calendar: the day large, so that nobody overlooks it.
import { dateParts, formatTime, isoDay, isoInZone, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'

export function DateLeaf({ t, at, zone, dayOnly = false }: { readonly t: Text; readonly at: number; readonly zone: Zone; readonly dayOnly?: boolean | undefined }) {
  const { weekday, day, month, year } = dateParts(t, at, zone)
  return (
    <time class="leaf" datetime={(dayOnly ? isoDay : isoInZone)(at, zone)}>
      <span class="leaf-weekday">{weekday}<span class="hear">, </span></span>
      <span class="leaf-day">{day}<span class="hear"> </span></span>
      <span class="leaf-month">{month} {year}</span>
      {!dayOnly && <span class="leaf-time"><span class="hear">, </span>{formatTime(t, at, zone)}</span>}
    </time>
  )
}
