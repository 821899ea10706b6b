// Keeps an e-mail: its row, its bytes and its key in one statement, once however often it comes.
import type pg from 'pg'
import type { MailId } from '../../mail/mail-id.ts'

export type NewMail = {
  readonly mailId: MailId
  readonly government: number | null
  readonly reportId: string | null
  /** Epoch milliseconds. */
  readonly cameAt: number
  readonly keptAt: number
  /** Bytes before sealing. */
  readonly size: number
  readonly sealedEnvelope: Uint8Array
  readonly sealedRaw: Uint8Array
  readonly key: { readonly epoch: number; readonly wrapped: Uint8Array }
}

/** False when it was kept before; on disk when it returns. */
export async function insertMail(pool: pg.Pool, mail: NewMail): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'insert-mail',
    text: `with kept as (
        insert into mail (mail_id, government, report_id, came_at, kept_at, size, sealed_envelope) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict do nothing returning mail_id),
      raw as (insert into mail_raw (mail_id, sealed) select mail_id, $8::bytea from kept),
      key as (insert into vault.mail_key (mail_id, epoch, wrapped) select mail_id, $9::int, $10::bytea from kept)
      select from kept`,
    values: [
      mail.mailId, mail.government, mail.reportId, new Date(mail.cameAt), new Date(mail.keptAt), mail.size, mail.sealedEnvelope, mail.sealedRaw,
      mail.key.epoch, mail.key.wrapped,
    ],
  })
  return rowCount === 1
}

/** Whether it is kept already, before its bytes are sealed and sent once more. */
export async function isMailKept(pool: pg.Pool, mailId: MailId): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'is-mail-kept', text: 'select from mail where mail_id = $1', values: [mailId] })
  return rowCount === 1
}
