// Which reports were sent with which contact, by keyed digests alone; never of a report whose reporter hides, and never by a contact that was corrected.
import type { ReportId } from '../report/numbers/public-number.ts'
import { inTransaction, type Queryable, type Transaction } from './in-transaction.ts'
import type pg from 'pg'

/** `wording`: the number of the sealed contact that it was made from. */
export type ContactEntry = { readonly reportId: ReportId; readonly wording: number; readonly keyNo: number; readonly digest: Buffer }

/** Of `r`: neither anonymous nor secret, and not erased or about to be. */
const SHOWS = `not r.anonymous and not r.secret and coalesce(r.state -> 'erasure' ->> 'stands', 'none') = 'none'`

/** Any number will do, as long as no other program takes the same advisory lock in this database; the migration of what forgets has it too. */
const NOTING_LOCK = 7_385_201_122

/**
 * Adds what isn't there yet: nothing of a report that hides, and nothing by a contact that was corrected since. Whoever hides or corrects
 * one at the same moment comes before, and then it is seen here, or after, and then takes away what is written here.
 */
export async function putContacts(pool: pg.Pool, entries: readonly ContactEntry[]): Promise<void> {
  const ordered = entries.toSorted((one, other) => (BigInt(one.reportId) < BigInt(other.reportId) ? -1 : 1)) // two at once wait for each other in one order
  await inTransaction(pool, async (transaction: Transaction) => {
    await transaction.query('select pg_advisory_xact_lock_shared($1)', [NOTING_LOCK])
    await transaction.query(
      `insert into contact_index (report_id, key_no, digest) select e.report_id, e.key_no, e.digest
         from unnest($1::bigint[], $2::integer[], $3::integer[], $4::bytea[]) with ordinality as e (report_id, wording_no, key_no, digest, place) join report r using (report_id)
       where ${SHOWS} and not exists (select from vault.identity later where later.report_id = e.report_id and later.wording_no > e.wording_no)
       order by e.place on conflict do nothing`,
      [ordered.map(({ reportId }) => reportId), ordered.map(({ wording }) => wording), ordered.map(({ keyNo }) => keyNo), ordered.map(({ digest }) => digest)])
  })
}

/** Of what one number is shared by thousands no more than these are looked at. */
const NEWEST = 100

/** Other reports with a contact of this one, the newest first: up to a hundred of each contact. Asked of what is hidden it finds nothing, also where a row was left. */
export async function sameContact(from: Queryable, reportId: ReportId): Promise<readonly ReportId[]> {
  const { rows } = await from.query<{ id: ReportId }>(SAME_CONTACT, [reportId])
  return rows.map(({ id }) => id)
}

export const SAME_CONTACT = `select distinct r.report_id::text as id, r.report_id from contact_index mine
    cross join lateral (select report_id from contact_index other where other.key_no = mine.key_no and other.digest = mine.digest and other.report_id <> mine.report_id
      order by other.report_id desc limit ${NEWEST}) newest
    join report r on r.report_id = newest.report_id and ${SHOWS}
  where mine.report_id = $1 and exists (select from report r where r.report_id = $1 and ${SHOWS}) order by r.report_id desc`

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
