// Which calendars a change puts in the place of which, and for whose units: before it is approved in memory alone.
import { compileCalendar, type Calendar, type CompiledCalendar } from '../../calendar/calendar.ts'
import { changedSpan, type ChangedSpan } from '../../calendar/changed-days.ts'
import { effectiveCalendar, followedBy, type KeptCalendar } from '../../calendar/effective-calendar.ts'
import type { UnitId, World } from '../../report/world.ts'
import type { CalendarChange } from '../../store/calendar-changes.ts'
import type { CalendarRow, Shelf } from '../../store/calendars.ts'
import type { Reference } from '../reference.ts'

export type Replacement = {
  /** The calendar that is counted by until then. */
  readonly from: string
  /** Only its units; null for all. */
  readonly government: UnitId | null
  /** What is counted by from then on: the same calendar in a new version, or the government's own. */
  readonly to: string
  readonly before: Calendar
  readonly after: Calendar
}

export type Proposed = Pick<CalendarChange, 'calendar' | 'scope' | 'government' | 'amendment'>

/** Empty where nothing would count otherwise. */
export function replacementsOf(reference: Reference, shelf: Shelf, change: Proposed): readonly Replacement[] {
  return (change.scope === 'all' ? forAll(shelf, change) : forOwn(reference, shelf, change)).filter(({ from, to, before, after }) => from !== to || JSON.stringify(before) !== JSON.stringify(after))
}

function forAll({ kept, approved }: Shelf, { calendar, amendment }: Proposed): readonly Replacement[] {
  return [...kept.keys()].filter((id) => followedBy(id, kept).has(calendar)).map((id) => ({
    from: id, to: id, government: null, before: effectiveCalendar(id, kept, approved), after: effectiveCalendar(id, kept, [...approved, { calendar, amendment }]),
  }))
}

/** Every calendar that units of the government count by and that follows the changed one gets one of its own beside it. */
function forOwn(reference: Reference, shelf: Shelf, { calendar, government, amendment }: Proposed): readonly Replacement[] {
  if (government === null) return []
  const own = ownCalendars(reference, shelf, calendar, government)
  const kept = new Map<string, KeptCalendar>([...shelf.kept, ...own.map((row) => [row.id, row] as const)])
  const approved = [...shelf.approved, { calendar: ownId(reference, calendar, government), amendment }]
  return own.filter(({ counts }) => counts).map(({ id, of }) => ({
    from: of, to: id, government, before: effectiveCalendar(of, shelf.kept, shelf.approved), after: effectiveCalendar(id, kept, approved),
  }))
}

export type OwnCalendar = CalendarRow & { readonly government: number; readonly name: Calendar['name']; /** The shared one that it stands for. */ readonly of: string; /** Whether units count by it. */ readonly counts: boolean }

/** The changed calendar's own comes first: the others follow it. */
export function ownCalendars(reference: Reference, { kept, approved }: Shelf, calendar: string, government: UnitId): readonly OwnCalendar[] {
  const used = calendarsOf(reference, government)
  const shared = [calendar, ...[...used].filter((id) => id !== calendar && kept.has(id) && followedBy(id, kept).has(calendar))]
  const place = reference.units.find(({ id }) => id === government)?.name ?? ''
  const first = ownId(reference, calendar, government)
  return shared.map((of): OwnCalendar => {
    const { name } = effectiveCalendar(of, kept, approved)
    return {
      id: ownId(reference, of, government), extends: of === calendar ? [of] : [of, first], government, base: null, of, counts: used.has(of),
      name: { id: `${place}: ${name.id}`, en: `${place}: ${name.en}` }, approvers: kept.get(of)?.approvers ?? [],
    }
  })
}

export function ownId(reference: Reference, calendar: string, government: UnitId): string {
  return `${calendar}.${reference.units.find(({ id }) => id === government)?.code ?? government}`
}

/** Calendars that units of a government count by. */
export function calendarsOf(reference: Reference, government: UnitId): ReadonlySet<string> {
  const world = reference.worldAt(0)
  return new Set(reference.units.filter(({ id }) => reference.governmentOf(id) === government).map(({ id }) => world.calendarOf(id).id))
}

/** The instants between which open times can move by it, and the calendars that they are counted by; null where none can. */
export function spanOf(replacements: readonly Replacement[]): { readonly calendars: readonly string[]; readonly span: ChangedSpan } | null {
  const spans = replacements.flatMap(({ before, after }) => changedSpan(compileCalendar(before), compileCalendar(after)) ?? [])
  if (spans.length === 0) return null
  const calendars = [...new Set(replacements.map(({ from }) => from))]
  return { calendars, span: { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) } }
}

/** The world as it would be: units count by what replaces their calendar. */
export function worldWith(reference: Reference, world: World, replacements: readonly Replacement[]): World {
  const compiled = new Map<Replacement, CompiledCalendar>(replacements.map((one) => [one, compileCalendar(one.after)]))
  return {
    ...world,
    calendarOf: (unit) => {
      const now = world.calendarOf(unit)
      const found = replacements.find(({ from, government }) => from === now.id && (government === null || reference.governmentOf(unit) === government))
      return (found && compiled.get(found)) ?? now
    },
  }
}
