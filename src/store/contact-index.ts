// Which reports were sent with which contact, by keyed digests alone; never of a report whose reporter hides.
import type { ReportId } from '../report/numbers/public-number.ts'
import { inTransaction, type Queryable, type Transaction } from './in-transaction.ts'
import type pg from 'pg'

export type ContactEntry = { readonly reportId: ReportId; readonly keyNo: number; readonly digest: Buffer }

/** Of `r`: neither anonymous nor secret, and not erased or about to be. */
const SHOWS = `not r.anonymous and not r.secret and coalesce(r.state -> 'erasure' ->> 'stands', 'none') = 'none'`

/**
 * What stands of these reports from now on. The rows of the reports are held meanwhile: whoever hides one of them at the same moment comes
 * before, and then nothing is written of it, or after, and then takes it away.
 */
export async function putContacts(pool: pg.Pool, reports: readonly ReportId[], entries: readonly ContactEntry[]): Promise<void> {
  await inTransaction(pool, async (transaction: Transaction) => {
    const { rows } = await transaction.query<{ id: ReportId }>(`select r.report_id::text as id from report r where r.report_id = any($1::bigint[]) and ${SHOWS} order by r.report_id for share`, [reports])
    const shown = new Set(rows.map(({ id }) => id))
    await transaction.query('delete from contact_index where report_id = any($1::bigint[])', [reports])
    const kept = entries.filter(({ reportId }) => shown.has(reportId))
    if (kept.length > 0) {
      await transaction.query('insert into contact_index (report_id, key_no, digest) select * from unnest($1::bigint[], $2::integer[], $3::bytea[]) on conflict do nothing',
        [kept.map(({ reportId }) => reportId), kept.map(({ keyNo }) => keyNo), kept.map(({ digest }) => digest)])
    }
  })
}

/** At once, when a report's reporter begins to hide. */
export async function forgetContacts(to: Queryable, reportId: ReportId): Promise<void> {
  await to.query('delete from contact_index where report_id = $1', [reportId])
}

/** What a process left that died between hiding a report and forgetting its contact; what is erased goes with its key. Returns how many rows. */
export async function forgetHiddenContacts(to: Queryable): Promise<number> {
  const { rowCount } = await to.query(`delete from contact_index i using report r where r.report_id = i.report_id and (r.anonymous or r.secret)`)
  return rowCount ?? 0
}

/** Other reports with a contact of this one, the newest first. Asked of what is hidden it finds nothing, also where a row was left. */
export async function sameContact(from: Queryable, reportId: ReportId, most: number): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ id: ReportId }>(
    `select distinct other.report_id::text as id, other.report_id from contact_index mine
       join contact_index other on other.key_no = mine.key_no and other.digest = mine.digest and other.report_id <> mine.report_id
       join report r on r.report_id = other.report_id and ${SHOWS}
     where mine.report_id = $1 and exists (select from report r where r.report_id = $1 and ${SHOWS}) order by other.report_id desc limit $2`, [reportId, most])
  return rows.map(({ id }) => id)
}

/** Reports whose reporter left a contact, doesn't hide, and stands in no row of this key: in the order of their numbers. */
export async function reportsWithoutContact(from: Queryable, keyNo: number, after: string, limit: number): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ id: ReportId }>(
    `select r.report_id::text as id from report r where r.report_id > $1::bigint and ${SHOWS} and exists (select from vault.identity v where v.report_id = r.report_id)
       and not exists (select from contact_index i where i.report_id = r.report_id and i.key_no = $2) order by r.report_id limit $3`, [after, keyNo, limit])
  return rows.map(({ id }) => id)
}

/** Rows of keys that are no more, so many at a time. */
export async function dropOtherContacts(to: Queryable, living: readonly number[], most: number): Promise<number> {
  const { rowCount } = await to.query('delete from contact_index where ctid = any(array(select ctid from contact_index where key_no <> all($1::integer[]) limit $2))', [living, most])
  return rowCount ?? 0
}
