// Takes e-mails from the mail server in front, by SMTP or LMTP: what is answered with 250 is on disk, anything else comes again.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { HandedOver } from '../../../app/mail/keep-mail.ts'
import type { MailDestination } from '../../../mail/mail-destination.ts'
import type { ProcessLog } from '../../../process-log.ts'
import { isUnavailable } from '../../../store/unavailable.ts'
import { MAIL_LIMITS } from './mail-limits.ts'

export type MailServing = {
  readonly host: string
  /** 0 for any free one. */
  readonly port: number
  readonly protocol: 'smtp' | 'lmtp'
  /** What it calls itself. */
  readonly name: string
  readonly log: ProcessLog
  /** Null for an address that is none of ours. */
  readonly destinationOf: (recipient: string) => MailDestination | null
  /** On disk when it returns. */
  readonly keep: (mail: HandedOver) => Promise<unknown>
  readonly limits?: Partial<typeof MAIL_LIMITS> | Partial<Record<keyof typeof MAIL_LIMITS, number>>
}

export type MailServer = { readonly port: number; /** Answers what was begun, then closes. */ readonly close: () => Promise<void> }

export async function startMailServer(serving: MailServing): Promise<MailServer> {
  const { host, port, protocol, name, log } = serving
  const limits = { ...MAIL_LIMITS, ...serving.limits }
  const rate = new RateLimiterMemory({ points: limits.perSender, duration: 3600 })
  const bytes = { now: 0 }
  const server = new SMTPServer({
    name, lmtp: protocol === 'lmtp', authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'], disableReverseLookup: true, logger: false,
    size: limits.messageBytes, rejectOversized: true, maxClients: limits.connections, maxRecipients: limits.recipients, socketTimeout: limits.silence,
    closeTimeout: 10_000, maxAllowedUnauthenticatedCommands: false,
    onRcptTo: ({ address }, { envelope }, answer) => {
      if (serving.destinationOf(address) === null) return answer(smtpError(550, '5.1.1 no such address here'))
      const sender = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      rate.consume(sender === '' ? `to ${address.toLowerCase()}` : sender.toLowerCase()).then(() => answer(), () => answer(smtpError(450, '4.7.1 too many e-mails, try again later')))
    },
    onData: (stream, session, answer) => {
      takeIn(serving, { stream, session, bytes, most: limits.bytesAtOnce }).then(
        (results) => {
          const failed = results.find((one) => one !== null)
          if (protocol === 'lmtp') return answer(null, results.map((one) => one ?? '2.0.0 kept'))
          return failed === undefined ? answer(null, '2.0.0 kept') : answer(failed)
        },
        (error: Error) => {
          log.warn('an e-mail did not come in whole', { error })
          answer(smtpError(451, '4.3.0 try again later'))
        },
      )
    },
  })
  server.on('error', (error) => log.warn('a mail connection failed', { error }))
  const listening = server.listen(port, host)
  await once(listening, 'listening')
  return { port: (listening.address() as AddressInfo).port, close: () => new Promise((closed) => server.close(closed)) }
}

type Incoming = { readonly stream: SMTPServerDataStream; readonly session: SMTPServerSession; readonly bytes: { now: number }; readonly most: number }

/** For each recipient null, or why it was not kept: each is one e-mail of its own. */
async function takeIn(serving: MailServing, incoming: Incoming): Promise<readonly (Error | null)[]> {
  const { envelope } = incoming.session
  const { raw, held } = await received(incoming)
  try {
    // Too large: the answer is the server's own, whatever is said here.
    if (raw === null) return envelope.rcptTo.map(() => smtpError(452, '4.3.1 too much at once, try again later'))
    const results: (Error | null)[] = []
    for (const { address } of envelope.rcptTo) results.push(await keepFor(serving, raw, { sender: envelope.mailFrom === false ? '' : envelope.mailFrom.address, recipient: address }))
    return results
  } finally {
    incoming.bytes.now -= held
  }
}

async function keepFor({ destinationOf, keep, log }: MailServing, raw: Uint8Array, envelope: HandedOver['envelope']): Promise<Error | null> {
  const destination = destinationOf(envelope.recipient)
  if (destination === null) return smtpError(550, '5.1.1 no such address here')
  try {
    await keep({ raw, envelope, destination })
    return null
  } catch (error) {
    log[isUnavailable(error) ? 'warn' : 'error']('an e-mail could not be kept and was not acknowledged', { error })
    return smtpError(451, '4.3.0 could not be kept, try again later')
  }
}

/** Reads to the end in any case, since the answer is only heard then; null when there is no room for it. */
async function received({ stream, bytes, most }: Incoming): Promise<{ readonly raw: Buffer | null; readonly held: number }> {
  const chunks: Buffer[] = []
  let held = 0
  let full = false
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      full ||= stream.sizeExceeded || bytes.now + chunk.length > most
      if (full) continue
      chunks.push(chunk)
      held += chunk.length
      bytes.now += chunk.length
    }
    return { raw: full || stream.sizeExceeded ? null : Buffer.concat(chunks), held }
  } catch (error) {
    bytes.now -= held
    throw error
  }
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
