// Reads the reference tables: units, procedures, calendars and regions, all small enough to keep in memory.
import type { Database } from './database.ts'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { CalendarVersionRow, DeputyTableRow, OutageRow, PostTableRow, PrivacyRuleRow, RegionRow, RetentionScheduleRow, SopInForceRow, SopVersionRow, UnitRow } from './tables.ts'

export type ReferenceRows = {
  readonly stamp: string
  readonly units: readonly Selectable<UnitRow>[]
  readonly sops: readonly Pick<SopVersionRow, 'sop_id' | 'version' | 'source'>[]
  readonly inForce: readonly SopInForceRow[]
  readonly calendars: readonly Pick<CalendarVersionRow, 'calendar_id' | 'version' | 'source'>[]
  readonly regions: readonly RegionRow[]
  /** Of officers who are not disabled. */
  readonly posts: readonly Pick<PostTableRow, 'officer_id' | 'unit_id' | 'office'>[]
  readonly deputies: readonly DeputyTableRow[]
  /** Not disabled. */
  readonly custodians: readonly { readonly officer_id: number; readonly government: number }[]
  readonly privacy: readonly PrivacyRuleRow[]
  readonly retention: readonly RetentionScheduleRow[]
  /** Of the last year and a bit: no time of a reporter's runs longer. */
  readonly outages: readonly Pick<Selectable<OutageRow>, 'began_at' | 'ended_at' | 'government'>[]
}

/** Grows with every change of reference data. */
export async function referenceStamp({ read }: Database): Promise<string> {
  const row = await read.selectFrom('reference_stamp').select('stamp').executeTakeFirstOrThrow()
  return row.stamp
}

/** Over one connection: in a fresh server each further one costs more than all these questions. */
export async function readReference(database: Database): Promise<ReferenceRows> {
  return database.read.connection().execute(async (read) => ({
    stamp: (await read.selectFrom('reference_stamp').select('stamp').executeTakeFirstOrThrow()).stamp, // first: whatever changes meanwhile is read again
    units: await read.selectFrom('unit').selectAll().orderBy('unit_id').execute(),
    sops: await read.selectFrom('sop_version').select(['sop_id', 'version', 'source']).execute(),
    inForce: await read.selectFrom('sop_in_force').selectAll().execute(),
    calendars: await read.selectFrom('calendar_version').select(['calendar_id', 'version', 'source']).execute(),
    regions: await read.selectFrom('region').selectAll().orderBy('code').execute(),
    posts: await read.selectFrom('post').innerJoin('officer', 'officer.officer_id', 'post.officer_id').where('officer.active', '=', true)
      .select(['post.officer_id', 'unit_id', 'office']).orderBy('post.officer_id').execute(),
    deputies: await read.selectFrom('deputy').innerJoin('officer', 'officer.officer_id', 'deputy.stand_in').where('officer.active', '=', true)
      .select(['deputy.officer_id', 'unit_id', 'office', 'stand_in', 'from_at', 'until_at']).execute(),
    custodians: await read.selectFrom('officer').where('active', '=', true).where('custodian', '=', true).select(['officer_id', 'government']).orderBy('officer_id').execute(),
    privacy: await read.selectFrom('privacy_rule').selectAll().execute(),
    retention: await read.selectFrom('retention_schedule').selectAll().execute(),
    outages: await read.selectFrom('outage').where('ended_at', '>', sql<number>`now() - interval '400 days'`).select(['began_at', 'ended_at', 'government']).orderBy('began_at').execute(),
  }))
}
