// What lies sealed of one e-mail.
import type { MailId } from '../../mail/mail-id.ts'
import type { Queryable, Transaction } from '../in-transaction.ts'

export type StoredMailKey = { /** Null once it is sealed under its report's key. */ readonly epoch: number | null; readonly wrapped: Uint8Array; readonly reportId: string | null }

export async function readMailKey(from: Queryable, mailId: MailId): Promise<StoredMailKey | null> {
  const { rows } = await from.query<StoredMailKey>({
    name: 'read-mail-key',
    text: 'select epoch, wrapped, report_id as "reportId" from vault.mail_key join mail using (mail_id) where mail_id = $1',
    values: [mailId],
  })
  return rows[0] ?? null
}

/** From now on the e-mail opens with the key of its report, and is erased with it. */
export async function sealMailKey(to: Transaction, mailId: MailId, sealed: Uint8Array): Promise<void> {
  await to.query({ name: 'seal-mail-key', text: 'update vault.mail_key set epoch = null, wrapped = $2 where mail_id = $1', values: [mailId, sealed] })
}

export async function readRawMail(from: Queryable, mailId: MailId): Promise<Uint8Array | null> {
  const { rows } = await from.query<{ sealed: Uint8Array }>({ name: 'read-raw-mail', text: 'select sealed from mail_raw where mail_id = $1', values: [mailId] })
  return rows[0]?.sealed ?? null
}

export async function readSealedEnvelope(from: Queryable, mailId: MailId): Promise<Uint8Array | null> {
  const { rows } = await from.query<{ sealed: Uint8Array }>({ name: 'read-mail-envelope', text: 'select sealed_envelope as sealed from mail where mail_id = $1', values: [mailId] })
  return rows[0]?.sealed ?? null
}
