// Hands one e-mail to the mail server and says what it answered, as a code: whatever a server says in words may hold the address.
import { createTransport } from 'nodemailer'
import type { MailSetting } from '../../../mail-setting.ts'

export type Envelope = { readonly from: string; readonly to: string }

export type OutgoingEmail = {
  readonly envelope: Envelope
  readonly from: { readonly name: string; readonly address: string }
  readonly replyTo: string | null
  readonly messageId: string
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Small texts that go along as files. */
  readonly attachments?: readonly { readonly filename: string; readonly content: string }[]
}

/** `bounced`: this address takes none; `again`: now isn't the moment, or it is our own fault. */
export type Answered = { readonly outcome: 'accepted' } | { readonly outcome: 'bounced' | 'again'; readonly code: string }

export type Smtp = { readonly send: (email: OutgoingEmail) => Promise<Answered>; readonly close: () => void }

/** One sending may take this long, in milliseconds. */
export const SENDING_MS = 90_000
const CONNECTIONS = 5

export function openSmtp({ server: { host, port, secure, user, password }, tls }: MailSetting): Smtp {
  const transport = createTransport({
    pool: true, maxConnections: CONNECTIONS, maxMessages: 50, host, port, secure, requireTLS: !secure && tls === 'required', opportunisticTLS: tls === 'offered',
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, disableFileAccess: true, disableUrlAccess: true,
    ...(tls === 'offered' && { tls: { rejectUnauthorized: false } }), // where TLS is no duty, a certificate proves nothing
  })
  return {
    async send({ envelope, from, replyTo, messageId, subject, text, html, attachments = [] }) {
      try {
        await transport.sendMail({
          envelope: { from: envelope.from, to: [envelope.to] }, from, to: { name: '', address: envelope.to }, ...(replyTo !== null && { replyTo }),
          messageId, subject, text, html, attachments: attachments.map((file) => ({ ...file, contentType: 'text/plain; charset=utf-8' })), signal: AbortSignal.timeout(SENDING_MS),
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Tuntas': '1' },
        })
        return { outcome: 'accepted' }
      } catch (error) {
        return answered(error)
      }
    },
    close: () => transport.close(),
  }
}

type SmtpFault = { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown; readonly response?: unknown }

/** Only a final no to the recipient or to what was sent is a bounce; a no to our name or password will be mended here. */
function answered(error: unknown): Answered {
  const { code, command, responseCode, response } = error as SmtpFault
  const isFinal = typeof responseCode === 'number' && responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA')
  return { outcome: isFinal ? 'bounced' : 'again', code: typeof responseCode === 'number' ? smtpCode(responseCode, response) : typeof code === 'string' && /^[A-Z0-9_]{1,30}$/.test(code) ? code : 'unknown' }
}

/** `smtp-550-5.1.1` where the server gives the finer code of RFC 3463. */
function smtpCode(code: number, response: unknown): string {
  const finer = typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined
  return finer === undefined ? `smtp-${code}` : `smtp-${code}-${finer}`
}
