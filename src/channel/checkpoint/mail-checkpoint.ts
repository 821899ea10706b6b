// Hands a checkpoint to an outside address by e-mail, with what to do with it.
import { randomUUID } from 'node:crypto'
import { textOf } from '../../text/text.ts'
import { domainOf } from '../email/send/domain-of.ts'
import type { Smtp } from '../email/send/smtp.ts'

export type MailingCheckpoint = { readonly smtp: Smtp; readonly from: string; readonly baseUrl: string }

/** @throws when the mail server did not take it */
export async function mailCheckpoint({ smtp, from, baseUrl }: MailingCheckpoint, to: string, { origin, size, note }: { readonly origin: string; readonly size: number; readonly note: string }): Promise<void> {
  const [t, other] = [textOf('id'), textOf('en')]
  const text = [t.log.mail.body(`${baseUrl}/verifikasi`), note.trimEnd(), `—\n${other.log.mail.body(`${baseUrl}/verifikasi`)}`].join('\n\n')
  const answered = await smtp.send({
    envelope: { from, to }, from: { name: 'Tuntas', address: from }, replyTo: null, messageId: `<${randomUUID()}@${domainOf(from)}>`,
    subject: t.log.mail.subject(origin, size), text: `${text}\n`, html: `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Tuntas</title></head><body><pre>${escaped(text)}</pre></body></html>`,
  })
  if (answered.outcome !== 'accepted') throw Object.assign(new Error('The mail server did not take a checkpoint.'), { code: answered.code })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
