// A change of a calendar in sentences, one for each thing that changes.
import { UNTIL_FURTHER_NOTICE, type Amendment } from '../../../calendar/amendment.ts'
import type { CalendarChange } from '../../../store/calendar-changes.ts'
import { formatDay } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { weekWords } from './hours-words.ts'

export function amendmentWords(t: Text, { add, remove, hours, decreed }: Amendment): readonly string[] {
  return [
    ...add.map(({ date, kind, name }) => t.calendar.added(formatDay(t, date), t.calendar.marks[kind], name)),
    ...remove.map((date) => t.calendar.removed(formatDay(t, date))),
    ...hours.map(({ from, to, name, week }) => `${to === UNTIL_FURTHER_NOTICE ? t.calendar.hoursFrom(name, formatDay(t, from)) : t.calendar.hoursPeriod(name, formatDay(t, from), formatDay(t, to))}: ${weekWords(t, week)}`),
    ...decreed.map((year) => t.calendar.decreedYear(String(year))),
  ]
}

/** In one line, for lists. */
export function changeWords(t: Text, { amendment, basisKind }: Pick<CalendarChange, 'amendment' | 'basisKind'>): string {
  return basisKind === 'file' ? t.calendar.newList : amendmentWords(t, amendment).join('; ')
}

/** `SKB tiga menteri No. 7/2026, 1 November 2026`. */
export function basisWords(t: Text, { basisKind, basisNumber, basisDate }: Pick<CalendarChange, 'basisKind' | 'basisNumber' | 'basisDate'>): string {
  const kind = t.calendar.basisKinds[basisKind]
  return [basisNumber === '' ? kind : `${kind} No. ${basisNumber}`, ...(basisDate === null ? [] : [formatDay(t, basisDate)])].join(', ')
}
