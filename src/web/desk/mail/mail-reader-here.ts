// The reader of e-mails in the web process: its thread starts when an officer needs an attachment, and goes when idle.
import { openMailReader, type MailReader } from '../../../channel/email/receive/mail-reader.ts'

let reader: MailReader | null = null

export function mailReader(): MailReader {
  return (reader ??= openMailReader())
}
