// Reads the reference tables: units, procedures, calendars and regions, all small enough to keep in memory.
import type { Database } from './database.ts'
import type { CalendarVersionRow, RegionRow, SopInForceRow, SopVersionRow, UnitRow } from './tables.ts'

export type ReferenceRows = {
  readonly stamp: string
  readonly units: readonly UnitRow[]
  readonly sops: readonly Pick<SopVersionRow, 'sop_id' | 'version' | 'source'>[]
  readonly inForce: readonly SopInForceRow[]
  readonly calendars: readonly Pick<CalendarVersionRow, 'calendar_id' | 'version' | 'source'>[]
  readonly regions: readonly RegionRow[]
}

/** Grows with every change of reference data. */
export async function referenceStamp({ read }: Database): Promise<string> {
  const row = await read.selectFrom('reference_stamp').select('stamp').executeTakeFirstOrThrow()
  return row.stamp
}

export async function readReference(database: Database): Promise<ReferenceRows> {
  const { read } = database
  const stamp = await referenceStamp(database)
  const [units, sops, inForce, calendars, regions] = await Promise.all([
    read.selectFrom('unit').selectAll().orderBy('unit_id').execute(),
    read.selectFrom('sop_version').select(['sop_id', 'version', 'source']).execute(),
    read.selectFrom('sop_in_force').selectAll().execute(),
    read.selectFrom('calendar_version').select(['calendar_id', 'version', 'source']).execute(),
    read.selectFrom('region').selectAll().orderBy('code').execute(),
  ])
  return { stamp, units, sops, inForce, calendars, regions }
}
