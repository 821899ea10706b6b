// Opens what was kept of an e-mail: with its own key while it stands for itself, with its report's once it is part of one.
import type pg from 'pg'
import type { MailId } from '../../mail/mail-id.ts'
import type { MailEnvelope, ReceivedMail } from '../../mail/received-mail.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Transaction } from '../../store/in-transaction.ts'
import { readMailKey, readRawMail, readSealedEnvelope, sealMailKey } from '../../store/mail/mail-contents.ts'
import { open, openText, reportKeyFrom, seal, type ReportKey } from '../../vault/report-key.ts'
import type { KeyManager } from '../ports.ts'
import { reportKey } from '../read-report.ts'

export type MailOpening = { readonly pool: pg.Pool; readonly keys: KeyManager }

/** What was read in it; `taken` tells of each attachment whether it is evidence now. */
export type MailWords = { readonly mail: ReceivedMail; /** The part of the text that its author wrote this time. */ readonly own: string; readonly cut: boolean; readonly left: readonly string[] }

/** Null once the report that it is part of was erased. */
export async function mailKey({ pool, keys }: MailOpening, mailId: MailId): Promise<ReportKey | null> {
  const stored = await readMailKey(pool, mailId)
  if (stored === null) return null
  if (stored.epoch !== null) return keys.unwrap({ epoch: stored.epoch, wrapped: stored.wrapped }, mailId)
  const reportId = stored.reportId as ReportId | null
  const key = reportId === null ? null : await reportKey({ pool, keys }, reportId)
  return key === null || reportId === null ? null : reportKeyFrom(open(key, { reportId, table: 'vault.mail_key', id: mailId }, stored.wrapped))
}

export async function giveMailToReport(to: Transaction, { mailId, mailKey: own, reportId, reportKey: key }: { readonly mailId: MailId; readonly mailKey: ReportKey; readonly reportId: ReportId; readonly reportKey: ReportKey }): Promise<void> {
  await sealMailKey(to, mailId, seal(key, { reportId, table: 'vault.mail_key', id: mailId }, own.export()))
}

export async function openRawMail(pool: pg.Pool, key: ReportKey, mailId: MailId): Promise<Uint8Array | null> {
  const sealed = await readRawMail(pool, mailId)
  return sealed === null ? null : open(key, { reportId: mailId, table: 'mail_raw', id: 'raw' }, sealed)
}

export async function openMailEnvelope(pool: pg.Pool, key: ReportKey, mailId: MailId): Promise<MailEnvelope | null> {
  const sealed = await readSealedEnvelope(pool, mailId)
  return sealed === null ? null : (JSON.parse(openText(key, { reportId: mailId, table: 'mail', id: 'envelope' }, sealed)) as MailEnvelope)
}

export function sealMailWords(key: ReportKey, mailId: MailId, words: MailWords): Uint8Array {
  return seal(key, { reportId: mailId, table: 'mail', id: 'read' }, JSON.stringify(words))
}

export function openMailWords(key: ReportKey, mailId: MailId, sealed: Uint8Array): MailWords {
  return JSON.parse(openText(key, { reportId: mailId, table: 'mail', id: 'read' }, sealed)) as MailWords
}
