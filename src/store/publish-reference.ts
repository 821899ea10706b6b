// Writes reference data as the owner of the database: a changed procedure or calendar becomes a new version, never an edit.
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { effectiveCalendar } from '../calendar/effective-calendar.ts'
import { insertChange, type NewChange } from './calendar-changes.ts'
import { insertSteps, publishVersions, putCalendarFile, readShelf, type CalendarFile } from './calendars.ts'
import type { UnitEntry } from './units-file.ts'
import type { RegionRow } from './tables.ts'

export type SopFile = { readonly id: string; readonly source: string }

/** Publishes what differs from the newest version; returns the ids that got a new version. */
export async function publishSops(client: pg.ClientBase, files: readonly SopFile[]): Promise<readonly string[]> {
  const changed: string[] = []
  for (const { id, source } of files) {
    const { rowCount } = await client.query(
      `insert into sop_version (sop_id, version, digest, source)
       select $1, coalesce(max(version), 0) + 1, $2, $3 from sop_version where sop_id = $1
       having coalesce((array_agg(digest order by version desc))[1], '') <> $2`,
      [id, digestOf(source), source],
    )
    if (rowCount === 1) changed.push(id)
  }
  // Holdings that open from now on run the new version; those that are open keep theirs.
  await client.query(
    `update sop_in_force f set version = (select max(version) from sop_version v where v.sop_id = f.sop_id) where sop_id = any($1)`,
    [changed],
  )
  return changed
}

/** As `publishSops`, for working calendars: what was changed at the desk stays on top, and open times are judged again by what is new. */
export async function publishCalendars(client: pg.ClientBase, files: readonly CalendarFile[]): Promise<readonly string[]> {
  for (const file of files) await putCalendarFile(client, file)
  const { kept, approved } = await readShelf(client)
  const changed = await publishVersions(client, [...kept.keys()].map((id) => ({ id, source: effectiveCalendar(id, kept, approved) })))
  const steps = changed.filter(({ from }) => from > 0).map(({ calendar, from, to }) => ({ calendar, fromCalendar: calendar, from, to }))
  if (steps.length > 0) await insertSteps(client, await insertChange(client, changeByFile(steps[0]?.calendar ?? '')), steps)
  return changed.map(({ calendar }) => calendar)
}

function changeByFile(calendar: string): NewChange {
  return {
    calendar, government: null, scope: 'all', state: 'approved', amendment: { add: [], remove: [], hours: [], decreed: [] }, basisKind: 'file', basisNumber: '', basisDate: null, reason: '',
    proposedBy: null, proposedAt: Date.now(),
  }
}

/** Adds and updates units by code and lets each run the newest version of the procedures it names. */
export async function publishUnits(client: pg.ClientBase, entries: readonly UnitEntry[], synthetic: boolean): Promise<void> {
  for (const entry of entries) {
    await client.query(
      `insert into unit (unit_id, code, name, kind, region_code, calendar_id, addressable, synthetic, form)
       values ((select coalesce(max(unit_id), 0) + 1 from unit), $1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (code) do update set name = excluded.name, kind = excluded.kind, region_code = excluded.region_code, calendar_id = case when exists (select from calendar c where c.calendar_id = unit.calendar_id and c.government is not null) then unit.calendar_id else excluded.calendar_id end, addressable = excluded.addressable,
         form = coalesce(excluded.form, unit.form)`,
      [entry.code, entry.name, entry.kind, entry.region, entry.calendar, entry.addressable, synthetic, entry.form],
    )
  }
  // Afterwards, because a unit above may stand in a file that comes later.
  for (const entry of entries) {
    await client.query(
      `update unit set parent_id = (select unit_id from unit where code = $2), coordinator_id = (select unit_id from unit where code = $3)
       where code = $1`,
      [entry.code, entry.parent, entry.coordinator],
    )
    await putPrivacyRule(client, entry)
    await putSchedule(client, entry)
    for (const [classification, sopId] of Object.entries(entry.procedures)) await putInForce(client, entry.code, classification, sopId)
  }
}

/** A file that says nothing about it leaves the product's own rule. */
async function putPrivacyRule(client: pg.ClientBase, { code, kind, privacy }: UnitEntry): Promise<void> {
  if (kind !== 'government' && kind !== 'national') return
  await client.query('delete from privacy_rule where government = (select unit_id from unit where code = $1)', [code])
  if (privacy?.openingMinutes !== undefined) await client.query('insert into privacy_rule (government, opening_minutes) select unit_id, $2 from unit where code = $1', [code, privacy.openingMinutes])
}

/** A file that says nothing about it leaves the one in force: a line forgotten must not shorten how long anything is kept. */
async function putSchedule(client: pg.ClientBase, { code, kind, retention }: UnitEntry): Promise<void> {
  if ((kind !== 'government' && kind !== 'national') || retention === undefined) return
  await client.query(
    `insert into retention_schedule (government, basis, rows) select unit_id, $2, $3 from unit where code = $1
     on conflict (government) do update set basis = excluded.basis, rows = excluded.rows`,
    [code, retention.basis, JSON.stringify(retention.rows)],
  )
}

async function putInForce(client: pg.ClientBase, unit: string, classification: string, sopId: string): Promise<void> {
  const { rowCount } = await client.query(
    `insert into sop_in_force (unit_id, classification, sop_id, version)
     select u.unit_id, $2, s.sop_id, max(s.version) from unit u, sop_version s where u.code = $1 and s.sop_id = $3
     group by u.unit_id, s.sop_id
     on conflict (unit_id, classification) do update set sop_id = excluded.sop_id, version = excluded.version`,
    [unit, classification, sopId],
  )
  if (rowCount === 0) throw new Error(`The unit ${unit} names the procedure ${sopId}, which was not published.`)
}

export async function publishRegions(client: pg.ClientBase, regions: readonly RegionRow[]): Promise<void> {
  await client.query(
    `insert into region (code, name, parent_code) select * from unnest($1::text[], $2::text[], $3::text[])
     on conflict (code) do update set name = excluded.name, parent_code = excluded.parent_code`,
    [regions.map((region) => region.code), regions.map((region) => region.name), regions.map((region) => region.parent_code)],
  )
}

/** Tells every process that reference data changed. */
export async function bumpReferenceStamp(client: Pick<pg.ClientBase, 'query'>): Promise<void> {
  await client.query('update reference_stamp set stamp = stamp + 1')
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
