// Sends the digests of a morning to officers: how many times need a look, and where; no report, no name.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { MailSetting } from '../../../mail-setting.ts'
import type { ProcessLog } from '../../../process-log.ts'
import { endDigest, leaseDigests, putOffDigest, type LeasedDigest } from '../../../store/digest-mails.ts'
import { textOf, type Text } from '../../../text/text.ts'
import { domainOf } from './domain-of.ts'
import type { OutgoingEmail, Smtp } from './smtp.ts'

export type DigestSending = { readonly pool: pg.Pool; readonly mail: MailSetting; readonly baseUrl: string; readonly smtp: Smtp; readonly log: ProcessLog; readonly signal: AbortSignal; readonly idleMs?: number }

const IDLE_MS = 30_000
const MOST = 20

/** Ends once the signal is given and what was begun is done. */
export async function sendDigests(sending: DigestSending): Promise<void> {
  const { log, signal, idleMs = IDLE_MS } = sending
  while (!signal.aborted) {
    const sent = await sendDueDigests(sending).catch((error: unknown) => {
      log.error('digests could not be sent and will be tried again', { error })
      return 0
    })
    if (sent < MOST) await pause(idleMs, undefined, { signal }).catch(() => undefined)
  }
}

/** One after another: they are few, and nobody waits for them. Returns how many were tried. */
export async function sendDueDigests({ pool, mail, baseUrl, smtp, log }: Omit<DigestSending, 'signal' | 'idleMs'>): Promise<number> {
  const leased = await leaseDigests(pool, MOST)
  for (const one of leased) {
    const answered = await smtp.send(digestEmail(one, mail, baseUrl))
    if (answered.outcome === 'again') await putOffDigest(pool, one, answered.code)
    else await endDigest(pool, one, { outcome: answered.outcome, code: answered.outcome === 'bounced' ? answered.code : null })
    log.info('a digest was tried', { channel: 'email', attempt: Number(one.token), status: answered.outcome })
  }
  return leased.length
}

function digestEmail({ officer, day, email, warnings, fresh }: LeasedDigest, { from, domain }: MailSetting, baseUrl: string): OutgoingEmail {
  const link = `${baseUrl}/meja/peringatan`
  const [t, other] = [textOf('id'), textOf('en')]
  const words = (one: Text) => [one.warnings.mail.body(warnings, fresh), one.warnings.mail.open, link, one.warnings.mail.why]
  const paragraphs = [...words(t), ...words(other)]
  return {
    envelope: { from, to: email }, from: { name: 'Tuntas', address: from }, replyTo: null, messageId: `<ringkasan-${day}-${officer}@${domain ?? domainOf(from)}>`,
    subject: t.warnings.mail.subject(warnings),
    text: paragraphs.join('\n\n'),
    html: `<!doctype html><html lang="id"><meta charset="utf-8"><body>${paragraphs.map((one) => `<p>${one === link ? `<a href="${link}">${link}</a>` : one}</p>`).join('')}</body></html>`,
  }
}
