// Tells officers by e-mail that a way to sign in was changed: so that whoever changes it in their place is noticed.
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { MailSetting } from '../../../mail-setting.ts'
import type { ProcessLog } from '../../../process-log.ts'
import type { World } from '../../../report/world.ts'
import { endNotice, expireNotices, leaseNotices, putOffNotice, type LeasedNotice } from '../../../store/accounts/notices.ts'
import { formatDateTime, type Zone } from '../../../text/format.ts'
import { textOf, type Text } from '../../../text/text.ts'
import { zoneOf } from '../../../text/zone-of.ts'
import { domainOf, isReserved } from './domain-of.ts'
import type { OutgoingEmail, Smtp } from './smtp.ts'

export type NoticeSending = { readonly pool: pg.Pool; readonly world: () => World; readonly mail: MailSetting; readonly baseUrl: string; readonly smtp: Smtp; readonly log: ProcessLog; readonly signal: AbortSignal; readonly idleMs?: number }

const IDLE_MS = 5_000
const MOST = 20

/** Ends once the signal is given and what was begun is done. */
export async function sendNotices(sending: NoticeSending): Promise<void> {
  const { log, signal, idleMs = IDLE_MS } = sending
  while (!signal.aborted) {
    const sent = await sendDueNotices(sending).catch((error: unknown) => {
      log.error('notices to officers could not be sent and will be tried again', { error })
      return 0
    })
    if (sent < MOST) await pause(idleMs, undefined, { signal }).catch(() => undefined)
  }
}

/** One after another: they are few. Returns how many were tried. */
export async function sendDueNotices({ pool, world, mail, baseUrl, smtp, log }: Omit<NoticeSending, 'signal' | 'idleMs'>): Promise<number> {
  await expireNotices(pool)
  const leased = await leaseNotices(pool, MOST)
  const now = world()
  for (const one of leased) {
    const answered = isReserved(domainOf(one.email))
      ? ({ outcome: 'bounced', code: 'reserved-domain' } as const)
      : await smtp.send(noticeEmail(one, { mail, baseUrl, zone: zoneOf(now.calendarOf(one.government).zone) }))
    if (answered.outcome === 'again') await putOffNotice(pool, one, answered.code)
    else await endNotice(pool, one, { outcome: answered.outcome, code: answered.outcome === 'bounced' ? answered.code : null })
    log.info('a notice to an officer was tried', { channel: 'email', attempt: Number(one.token), status: answered.outcome })
  }
  return leased.length
}

type Setting = { readonly mail: MailSetting; readonly baseUrl: string; readonly zone: Zone }

function noticeEmail({ id, what, at, email }: LeasedNotice, { mail: { from, domain }, baseUrl, zone }: Setting): OutgoingEmail {
  const link = `${baseUrl}/meja/akun`
  const [t, other] = [textOf('id'), textOf('en')]
  const words = (one: Text) => [one.notices.what[what], one.notices.at(formatDateTime(one, at, zone)), one.notices.yours, one.notices.notYours, link, one.notices.why]
  const paragraphs = [...words(t), ...words(other)]
  return {
    envelope: { from, to: email }, from: { name: 'Tuntas', address: from }, replyTo: null, messageId: `<akun-${id}@${domain ?? domainOf(from)}>`,
    subject: t.notices.subject,
    text: paragraphs.join('\n\n'),
    html: `<!doctype html><html lang="id"><meta charset="utf-8"><body>${paragraphs.map((one) => `<p>${one === link ? `<a href="${link}">${link}</a>` : one}</p>`).join('')}</body></html>`,
  }
}
