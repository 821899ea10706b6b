// Working calendars as they are kept: how each was before any change at the desk, what was approved since, and their versions.
import { createHash } from 'node:crypto'
import type { Calendar } from '../calendar/calendar.ts'
import type { Amending, KeptCalendar } from '../calendar/effective-calendar.ts'
import type { Queryable, Transaction } from './in-transaction.ts'

export type CalendarRow = KeptCalendar & { readonly government: number | null; readonly approvers: readonly string[] }

export type Shelf = {
  readonly kept: ReadonlyMap<string, CalendarRow>
  readonly approved: readonly Amending[]
}

export async function readShelf(from: Queryable): Promise<Shelf> {
  const { rows } = await from.query<CalendarRow>('select calendar_id as id, extends, government, name, base, approvers from calendar order by calendar_id')
  const { rows: approved } = await from.query<Amending>(
    `select calendar_id as calendar, amendment from calendar_change where state = 'approved' order by decided_at, change_id`)
  return { kept: new Map(rows.map((row) => [row.id, row])), approved }
}

export type CalendarFile = { readonly id: string; readonly source: Calendar; readonly extends?: readonly string[]; readonly approvers?: readonly string[] }

/** As a file has it; what was changed at the desk stays on top of it. */
export async function putCalendarFile(to: Queryable, { id, source, extends: followed = [], approvers = [] }: CalendarFile): Promise<void> {
  await to.query(
    `insert into calendar (calendar_id, extends, base, approvers) values ($1, $2, $3, $4)
     on conflict (calendar_id) do update set extends = excluded.extends, base = excluded.base, approvers = excluded.approvers`,
    [id, followed, JSON.stringify(source), approvers],
  )
}

export type OwnCalendar = { readonly id: string; readonly extends: readonly string[]; readonly government: number; readonly name: Calendar['name']; readonly approvers: readonly string[] }

/** A government's own, from the first change on that holds for it alone. */
export async function insertOwnCalendar(to: Transaction, { id, extends: followed, government, name, approvers }: OwnCalendar): Promise<void> {
  await to.query('insert into calendar (calendar_id, extends, government, name, approvers) values ($1, $2, $3, $4, $5) on conflict do nothing', [id, followed, government, JSON.stringify(name), approvers])
}

export async function setUnitCalendar(to: Transaction, units: readonly number[], calendar: string): Promise<void> {
  await to.query('update unit set calendar_id = $2 where unit_id = any($1)', [units, calendar])
}

/** Of the newest versions; 0 where there is none yet. */
export type NewVersion = { readonly calendar: string; readonly from: number; readonly to: number }

/** Adds a version of each calendar that differs from its newest; says which did. */
export async function publishVersions(to: Queryable, calendars: readonly { readonly id: string; readonly source: unknown }[]): Promise<readonly NewVersion[]> {
  const changed: NewVersion[] = []
  for (const { id, source } of calendars) {
    const text = JSON.stringify(source)
    const { rows } = await to.query<{ version: number }>(
      `insert into calendar_version (calendar_id, version, digest, source)
       select $1, coalesce(max(version), 0) + 1, $2, $3 from calendar_version where calendar_id = $1
       having coalesce((array_agg(digest order by version desc))[1], '') <> $2 returning version`,
      [id, createHash('sha256').update(text).digest(), text],
    )
    if (rows[0] !== undefined) changed.push({ calendar: id, from: rows[0].version - 1, to: rows[0].version })
  }
  return changed
}

export type Step = { readonly calendar: string; readonly fromCalendar: string; readonly from: number; readonly to: number }

export async function insertSteps(to: Queryable, change: number, steps: readonly Step[]): Promise<void> {
  for (const { calendar, fromCalendar, from, to: version } of steps) {
    await to.query('insert into calendar_step (change_id, calendar_id, from_calendar, from_version, to_version) values ($1, $2, $3, $4, $5)', [change, calendar, fromCalendar, from, version])
  }
}

export async function stepsOf(from: Queryable, change: number): Promise<readonly Step[]> {
  const { rows } = await from.query<Step>(
    'select calendar_id as calendar, from_calendar as "fromCalendar", from_version as "from", to_version as "to" from calendar_step where change_id = $1 order by calendar_id', [change])
  return rows
}

/** The number of the newest version of each. */
export async function newestVersions(from: Queryable, calendars: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await from.query<{ calendar: string; version: number }>('select calendar_id as calendar, max(version) as version from calendar_version where calendar_id = any($1) group by calendar_id', [calendars])
  return new Map(rows.map(({ calendar, version }) => [calendar, version]))
}

/** Until the transaction ends, nobody else changes what is counted by. */
export async function holdReference(to: Transaction): Promise<void> {
  await to.query('select from reference_stamp for update')
}
