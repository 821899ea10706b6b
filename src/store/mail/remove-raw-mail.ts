// Removes e-mails as they came, a year after they were settled: what became part of a report stays in the report.
import type pg from 'pg'
import { inTransaction } from '../in-transaction.ts'

/** Long enough for a complaint about how it was dealt with. */
export const RAW_MAIL_DAYS = 365

/**
 * Up to `most` at a time, each whole or not at all, so that whoever is interrupted goes on at the next time. Of what became no part of a
 * report the words go too, with the key: what stays says that something came when, and what it was. Returns how many.
 */
export function removeRawMail(pool: pg.Pool, now: number, most: number): Promise<number> {
  return inTransaction(pool, async (transaction) => {
    const { rows } = await transaction.query<{ id: string; alone: boolean }>({
      name: 'raw-mail-to-remove',
      text: `select mail_id as id, state in ('noted', 'set-aside') as alone from mail
        where settled_at < $1::timestamptz and removed_at is null and state not in ('kept', 'waiting') order by settled_at, mail_id limit $2 for update skip locked`,
      values: [new Date(now - RAW_MAIL_DAYS * 86_400_000).toISOString(), most],
    })
    if (rows.length === 0) return 0
    const [ids, alone] = [rows.map(({ id }) => id), rows.filter((row) => row.alone).map(({ id }) => id)]
    await transaction.query({ name: 'remove-raw-mail', text: 'delete from mail_raw where mail_id = any($1::uuid[])', values: [ids] })
    await transaction.query({ name: 'remove-mail-keys', text: 'delete from vault.mail_key where mail_id = any($1::uuid[])', values: [alone] })
    await transaction.query({ name: 'note-mail-removed', text: 'update mail set removed_at = $2, sealed_read = case when mail_id = any($3::uuid[]) then null else sealed_read end where mail_id = any($1::uuid[])', values: [ids, new Date(now).toISOString(), alone] })
    return rows.length
  })
}
