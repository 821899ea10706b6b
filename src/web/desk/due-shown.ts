// How near a time is, in words and in a tone; the words say all that the colour does.
import { DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import { formatDays, formatShortDate, formatTime, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import type { IconName } from '../ui/icon.tsx'
import type { TagProps } from '../ui/tag.tsx'

export type DueShown = {
  readonly words: string
  readonly tone: NonNullable<TagProps['tone']>
  readonly icon: IconName | null
  /** By the clock on the wall; null where nothing says until when. */
  readonly at: string | null
}

/** Instants are epoch milliseconds; Infinity for no limit. */
export function dueShown(t: Text, { dueAt, now, zone }: { readonly dueAt: number; readonly now: number; readonly zone: Zone }): DueShown {
  if (dueAt === Number.POSITIVE_INFINITY) return { words: t.worklist.noDue, tone: 'plain', icon: null, at: null }
  const at = t.units.dateAndTime(formatShortDate(t, dueAt, zone), formatTime(t, dueAt, zone))
  const dayOf = (instant: number) => Math.floor((instant + offsetAt(zone, instant)) / DAY)
  const days = dayOf(dueAt) - dayOf(now)
  if (dueAt < now) return { words: days === 0 ? t.worklist.lateToday : t.worklist.late(formatDays(t, -days)), tone: 'danger', icon: 'alert', at }
  if (days === 0) return { words: t.worklist.today, tone: 'warning', icon: 'clock', at }
  return { words: t.worklist.left(formatDays(t, days)), tone: 'plain', icon: null, at }
}
