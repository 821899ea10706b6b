// Reads what came into a mailbox since the last time, by IMAP: each e-mail is kept before its number is noted, so a crash repeats and never loses.
import { ImapFlow } from 'imapflow'
import type pg from 'pg'
import type { HandedOver } from '../../../app/mail/keep-mail.ts'
import type { MailboxSetting } from '../../../mail-setting.ts'
import type { OwnAddresses } from '../../../mail/mail-destination.ts'
import type { ProcessLog } from '../../../process-log.ts'
import { mailboxRead, noteMailboxRead } from '../../../store/mail/mailbox-read.ts'
import { MAIL_LIMITS } from './mail-limits.ts'
import { mailboxMessage } from './mailbox-message.ts'

export type MailboxReading = {
  readonly setting: MailboxSetting
  readonly pool: pg.Pool
  readonly own: () => OwnAddresses
  /** On disk when it returns; the same one again is kept once. */
  readonly keep: (mail: HandedOver) => Promise<unknown>
  readonly log: ProcessLog
  readonly signal?: AbortSignal
}

const PATIENCE_MS = 30_000

/** How many were kept. @throws where the server is not there, refuses us, or one could not be kept: the next time goes on with that one. */
export async function readMailbox(reading: MailboxReading): Promise<number> {
  const client = clientFor(reading.setting)
  client.on('error', () => undefined) // what breaks fails the command that is under way
  await client.connect()
  try {
    const lock = await client.getMailboxLock(reading.setting.folder)
    try {
      return await readOn(reading, client)
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

function clientFor({ server: { host, port, secure, user, password }, tls }: MailboxSetting): ImapFlow {
  return new ImapFlow({
    host, port, secure, auth: { user: user ?? '', pass: password ?? '' }, logger: false, disableAutoIdle: true,
    ...(!secure && tls === 'required' && { doSTARTTLS: true }), ...(tls === 'offered' && { tls: { rejectUnauthorized: false } }),
    connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: 2 * PATIENCE_MS,
  })
}

/** The numbers of a folder only grow, as long as its validity is the same; with another one everything in it is looked at once more. */
async function readOn(reading: MailboxReading, client: ImapFlow): Promise<number> {
  const { setting, pool, signal } = reading
  if (client.mailbox === false) throw new Error('The folder of the mailbox is not open.')
  const place = { mailbox: `${setting.server.user ?? ''}@${setting.server.host}/${setting.folder}`, validity: String(client.mailbox.uidValidity) }
  const last = await mailboxRead(pool, place)
  const found = (await client.search({ uid: `${last + 1}:*` }, { uid: true })) || []
  // A range that begins beyond the last number means the last one.
  const fresh = found.filter((uid) => uid > last).toSorted((one, other) => one - other)
  for (const [count, uid] of fresh.entries()) {
    if (signal?.aborted === true) return count
    await takeOne(reading, client, uid)
    await noteMailboxRead(pool, place, uid)
  }
  return fresh.length
}

async function takeOne({ own, keep, log }: MailboxReading, client: ImapFlow, uid: number): Promise<void> {
  // What is larger is kept by its beginning; the whole stays in the mailbox.
  const message = await client.fetchOne(String(uid), { uid: true, internalDate: true, source: { start: 0, maxLength: MAIL_LIMITS.messageBytes } }, { uid: true })
  if (message === false || message.source === undefined) return // somebody removed it meanwhile
  const found = mailboxMessage(message.source, own())
  const cameAt = message.internalDate === undefined ? Number.NaN : new Date(message.internalDate).getTime()
  await keep({ raw: message.source, ...found, ...(Number.isFinite(cameAt) && { cameAt }) })
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true }).catch((error: unknown) => log.warn('an e-mail in the mailbox could not be marked as read', { error }))
}
