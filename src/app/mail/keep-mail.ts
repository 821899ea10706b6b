// Keeps an e-mail whole and sealed before anybody is told that it arrived; what it says is looked at afterwards.
import type pg from 'pg'
import { channelTime } from '../../mail/channel-time.ts'
import { destinationText, type MailDestination } from '../../mail/mail-destination.ts'
import type { MailEnvelope } from '../../mail/received-mail.ts'
import { mailIdOf } from '../../mail/same-mail.ts'
import { insertMail, isMailKept } from '../../store/mail/insert-mail.ts'
import { loadReport } from '../../store/load-reports.ts'
import { newReportKey, seal } from '../../vault/report-key.ts'
import type { ServerSecrets } from '../../vault/server-secrets.ts'
import type { Clock, KeyManager } from '../ports.ts'

export type MailKeeping = {
  readonly pool: pg.Pool
  readonly keys: Pick<KeyManager, 'wrap'>
  readonly secrets: Pick<ServerSecrets, 'digestKey'>
  readonly clock: Clock
  /** Whether the server that hands over is the government's own, whose stamp of the time is believed. */
  readonly relayIsOurs: boolean
  /** In whose list that lies which names no government; null while nobody is to read it. */
  readonly otherwise: () => number | null
}

export type HandedOver = {
  readonly raw: Uint8Array
  readonly envelope: MailEnvelope
  readonly destination: MailDestination
  /** When it reached its channel, epoch milliseconds, where whoever hands it over knows; otherwise its own stamps say. */
  readonly cameAt?: number
}

/** When it returns, the e-mail is on disk, now or from before. @throws where it could not be kept */
export async function keepMail({ pool, keys, secrets, clock, relayIsOurs, otherwise }: MailKeeping, { raw, envelope, destination, cameAt }: HandedOver): Promise<'kept' | 'kept-before'> {
  const mailId = mailIdOf(secrets.digestKey, raw, destinationText(destination, envelope.recipient))
  if (await isMailKept(pool, mailId)) return 'kept-before'
  const key = newReportKey()
  const now = clock.now()
  const { government, reportId } = await placeOf(pool, destination)
  const kept = await insertMail(pool, {
    mailId, government: government ?? otherwise(), reportId, cameAt: cameAt === undefined ? channelTime(raw, now, relayIsOurs) : Math.min(now, cameAt), keptAt: now, size: raw.length, key: keys.wrap(key, mailId),
    sealedEnvelope: seal(key, { reportId: mailId, table: 'mail', id: 'envelope' }, JSON.stringify(envelope)),
    sealedRaw: seal(key, { reportId: mailId, table: 'mail_raw', id: 'raw' }, raw),
  })
  return kept ? 'kept' : 'kept-before'
}

/** A token that is ours may name a report that isn't here any more. */
async function placeOf(pool: pg.Pool, destination: MailDestination): Promise<{ readonly government: number | null; readonly reportId: string | null }> {
  if (destination.to === 'government') return { government: destination.government, reportId: null }
  const report = destination.to === 'report' ? await loadReport(pool, destination.reportId) : null
  return { government: report?.state.government ?? null, reportId: report?.state.reportId ?? null }
}
