// The day of receipt, from which days are counted.
import type { CompiledCalendar } from './calendar.ts'
import { closingOf, isWorking, nthWorkingDay } from './day-lookup.ts'
import { at } from './tables.ts'

/** The index of day 0: the day of receipt, or the next working day where the calendar says so for what comes in late. */
export function dayZero(calendar: CompiledCalendar, received: number, from: number): number {
  const { data, tables } = calendar
  if (data.lateReceipt === 'same-day') return received
  if (isWorking(tables, received) && from < closingOf(tables, received)) return received
  return nthWorkingDay(calendar, at(tables.worked, received) + 1)
}
