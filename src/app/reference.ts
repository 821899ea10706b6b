// Reference data in memory, compiled once, and the world that decisions are made in.
import { compileCalendar, type Calendar, type CompiledCalendar } from '../calendar/calendar.ts'
import type { RetentionRow } from '../report/erasure/retention.ts'
import { OPENING_MINUTES } from '../report/openings/opening.ts'
import type { Officer, Unit, UnitId, World } from '../report/world.ts'
import type { Sop, SopRef } from '../sop/sop.ts'
import type { ReferenceRows } from '../store/reference.ts'
import type { RegionRow } from '../store/tables.ts'
import { MissingReference } from './missing-reference.ts'

export type Reference = {
  /** Grows with every change; a process reloads when the database's is another. */
  readonly stamp: string
  readonly units: readonly Unit[]
  /** The government that a unit belongs to; null for an unknown number. */
  readonly governmentOf: (unit: UnitId) => UnitId | null
  /** What people want to know of a unit beside what procedures ask. */
  readonly unitMore: (unit: UnitId) => UnitMore
  /** Governments that citizens may report to, by name. */
  readonly governments: readonly Unit[]
  /** Units under a government that a citizen may name, by name. */
  readonly agenciesOf: (government: UnitId) => readonly Unit[]
  /** Areas directly inside another, by name. */
  readonly regionsIn: (code: string) => readonly RegionRow[]
  readonly region: (code: string) => RegionRow | null
  /** Whether any unit here is demonstration data; every page says so then. */
  readonly synthetic: boolean
  /** Whether all governments here are, and there is one. */
  readonly onlySynthetic: boolean
  /** Whether a complaint is complete only with its reporter's identity: the procedure's document of review must hold it. */
  readonly identityNeeded: (government: UnitId) => boolean
  /** The procedures that new holdings run, each once. */
  readonly proceduresInForce: readonly Sop[]
  /** A calendar in one of its versions, as a clock is pinned to it. @throws MissingReference */
  readonly calendar: (ref: CalendarRef) => CompiledCalendar
  readonly worldAt: (now: number) => World
}

type CalendarRef = { readonly id: string; readonly version: number }

export type UnitMore = { readonly active: boolean; readonly form: ReferenceRows['units'][number]['form'] }

/** Compiles all of it. @throws when data contradicts itself: a unit without a calendar, a procedure that doesn't parse. */
export function compileReference(rows: ReferenceRows, compileSop: (source: string, ref: SopRef) => Sop, sends: World['sends'] = []): Reference {
  const units = new Map(rows.units.map((row) => [row.unit_id, unitOf(row)]))
  const more = new Map(rows.units.map(({ unit_id, active, form }) => [unit_id, { active, form }]))
  const calendars = newestCalendars(rows)
  const sops = new Map(rows.sops.map((row) => [key(row.sop_id, row.version), compileSop(row.source, { id: row.sop_id, version: row.version })]))
  const inForce = new Map(rows.inForce.map((row) => [`${row.unit_id} ${row.classification}`, { id: row.sop_id, version: row.version }]))
  const regions = new Map(rows.regions.map((row) => [row.code, row]))
  const inside = Map.groupBy([...rows.regions].sort(byName), (row) => row.parent_code ?? '')
  const all = [...units.values()].sort(byName)

  const unit = (id: UnitId) => found(units.get(id), `unit ${id}`)
  const officersAt = officersByUnit(rows)
  const world: Omit<World, 'now' | 'officers'> = {
    oversightOf: (government) => all.find((one) => one.kind === 'oversight' && governmentAbove(one, unit)?.id === government)?.id ?? null,
    privacyOf: privacyByGovernment(rows),
    retentionOf: retentionByGovernment(rows),
    outages: rows.outages.map(({ began_at: from, ended_at: to, government }) => ({ from, to, government })),
    unit,
    calendarOf: (id) => calendarOf(unit(id), unit, calendars),
    sop: (ref) => found(sops.get(key(ref.id, ref.version)), `procedure ${ref.id} version ${ref.version}`),
    sends,
    sopInForce: (id, classification) => inForce.get(`${id} ${classification}`) ?? null,
  }
  return {
    stamp: rows.stamp,
    units: all,
    governmentOf: (id) => governmentAbove(units.get(id), unit)?.id ?? null,
    unitMore: (id) => found(more.get(id), `unit ${id}`),
    governments: all.filter((one) => one.kind === 'government' && one.coordinator !== null),
    agenciesOf: (government) => all.filter((one) => one.addressable && governmentOf(one, unit).id === government),
    regionsIn: (code) => inside.get(code) ?? [],
    region: (code) => regions.get(code) ?? null,
    synthetic: rows.units.some((row) => row.synthetic),
    onlySynthetic: rows.units.length > 0 && rows.units.every((row) => row.synthetic || (row.kind !== 'government' && row.kind !== 'national')),
    identityNeeded: (government) => needsIdentity(inForce.get(`${government} complaint`), world.sop),
    proceduresInForce: [...new Set(inForce.values().map(world.sop))],
    calendar: calendarVersions(rows),
    worldAt: (now) => ({ now, ...world, officers: (id) => officersAt(id, now) }),
  }
}

function privacyByGovernment({ custodians, privacy }: ReferenceRows): NonNullable<World['privacyOf']> {
  const minutes = new Map(privacy.map(({ government, opening_minutes }) => [government, opening_minutes]))
  const named = Map.groupBy(custodians, (one) => one.government)
  return (government) => ({ openingMinutes: minutes.get(government) ?? OPENING_MINUTES, custodians: (named.get(government) ?? []).map(({ officer_id }) => officer_id) })
}

function retentionByGovernment({ retention }: ReferenceRows): NonNullable<World['retentionOf']> {
  const schedules = new Map(retention.map(({ government, basis, rows }) => [government, { basis, rows: rows as readonly RetentionRow[] }]))
  return (government) => schedules.get(government) ?? null
}

/** Who may act for each unit, deputies with the office they stand in for while they do. */
function officersByUnit({ posts, deputies }: ReferenceRows): (unit: UnitId, now: number) => readonly Officer[] {
  const holders = Map.groupBy(posts, (post) => post.unit_id)
  const standIns = Map.groupBy(deputies, (deputy) => deputy.unit_id)
  return (unit, now) => [
    ...(holders.get(unit) ?? []).map(({ officer_id: id, office }) => ({ id, office })),
    ...(standIns.get(unit) ?? []).filter(({ from_at, until_at }) => from_at <= now && now < until_at).map(({ stand_in: id, office }) => ({ id, office })),
  ]
}

function governmentAbove(unit: Unit | undefined, unitWith: (id: UnitId) => Unit): Unit | null {
  if (unit === undefined || unit.kind === 'government' || unit.kind === 'national') return unit ?? null
  return unit.parent === null ? null : governmentAbove(unitWith(unit.parent), unitWith)
}

/** A closed unit takes no reports; those that name it keep its name. */
function unitOf(row: ReferenceRows['units'][number]): Unit {
  return {
    id: row.unit_id, code: row.code, name: row.name, kind: row.kind, parent: row.parent_id, coordinator: row.coordinator_id,
    region: row.region_code, calendar: row.calendar_id, addressable: row.addressable && row.active,
  }
}

function newestCalendars(rows: ReferenceRows): ReadonlyMap<string, CompiledCalendar> {
  const newest = new Map<string, ReferenceRows['calendars'][number]>()
  for (const row of rows.calendars) if (row.version > (newest.get(row.calendar_id)?.version ?? 0)) newest.set(row.calendar_id, row)
  return new Map([...newest.values()].map((row) => [row.calendar_id, compileCalendar({ ...(row.source as Calendar), version: row.version })]))
}

/** Compiled when first asked for: older versions are only needed to explain times that were reckoned by them. */
function calendarVersions(rows: ReferenceRows): (ref: CalendarRef) => CompiledCalendar {
  const compiled = new Map<string, CompiledCalendar>()
  return ({ id, version }) => {
    const known = compiled.get(key(id, version))
    if (known !== undefined) return known
    const row = found(rows.calendars.find((one) => one.calendar_id === id && one.version === version), `calendar ${id} version ${version}`)
    const calendar = compileCalendar({ ...(row.source as Calendar), version })
    compiled.set(key(id, version), calendar)
    return calendar
  }
}

function calendarOf(unit: Unit, unitWith: (id: UnitId) => Unit, calendars: ReadonlyMap<string, CompiledCalendar>): CompiledCalendar {
  if (unit.calendar !== null) return found(calendars.get(unit.calendar), `calendar ${unit.calendar}`)
  if (unit.parent === null) throw new Error(`The unit ${unit.code} has no working calendar, and none above it has.`)
  return calendarOf(unitWith(unit.parent), unitWith, calendars)
}

/** The government that a unit belongs to; the unit itself where none stands above it. */
function governmentOf(unit: Unit, unitWith: (id: UnitId) => Unit): Unit {
  return unit.kind === 'government' || unit.parent === null ? unit : governmentOf(unitWith(unit.parent), unitWith)
}

function needsIdentity(ref: SopRef | undefined, sop: (ref: SopRef) => Sop): boolean {
  return ref !== undefined && sop(ref).artefacts.some((artefact) => artefact.parts.some((part) => /\bidentitas\b/i.test(part)))
}

function key(id: string, version: number): string {
  return `${id}@${version}`
}

function byName(one: { readonly name: string }, other: { readonly name: string }): number {
  return one.name.localeCompare(other.name, 'id')
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new MissingReference(what)
  return value
}
