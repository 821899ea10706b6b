// A calendar as it counts now: as its file has it, with every change that was approved for it or for one that it follows.
import { amendedCalendar, type Amendment } from './amendment.ts'
import type { Calendar } from './calendar.ts'

export type KeptCalendar = {
  readonly id: string
  /** Calendars whose changes hold here too. */
  readonly extends: readonly string[]
  readonly name: Calendar['name'] | null
  /** Null where it is as the first that it follows. */
  readonly base: Calendar | null
}

/** Changes in the order in which they were approved. */
export type Amending = { readonly calendar: string; readonly amendment: Amendment }

/** @throws for a calendar that isn't kept, a fault. */
export function effectiveCalendar(id: string, kept: ReadonlyMap<string, KeptCalendar>, changes: readonly Amending[]): Calendar {
  const followed = followedBy(id, kept)
  const { name } = found(id, kept)
  const base = baseOf(id, kept)
  return amendedCalendar({ ...base, id, ...(name !== null && { name }) }, changes.filter(({ calendar }) => followed.has(calendar)).map(({ amendment }) => amendment))
}

/** The calendar itself and all that it follows. */
export function followedBy(id: string, kept: ReadonlyMap<string, KeptCalendar>): ReadonlySet<string> {
  const followed = new Set<string>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (followed.has(next)) continue
    followed.add(next)
    open.push(...found(next, kept).extends)
  }
  return followed
}

function baseOf(id: string, kept: ReadonlyMap<string, KeptCalendar>): Calendar {
  const { base, extends: [first] } = found(id, kept)
  if (base !== null) return base
  if (first === undefined) throw new Error(`The calendar ${id} follows none and has nothing of its own.`)
  return baseOf(first, kept)
}

function found(id: string, kept: ReadonlyMap<string, KeptCalendar>): KeptCalendar {
  const calendar = kept.get(id)
  if (calendar === undefined) throw new Error(`There is no calendar ${id}.`)
  return calendar
}
