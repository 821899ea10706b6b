// What an e-mail is, told from its signs in a fixed order: only what a person wrote can be a reply or a report.
import type { MailEnvelope, ReceivedMail } from './received-mail.ts'

export const MAIL_KINDS = ['loop', 'bounce', 'delay', 'delivered', 'receipt', 'auto-reply', 'spam', 'person'] as const

/** `delivered` and `receipt` say that a message of ours arrived or was opened; `delay` that it is still on its way. */
export type MailKind = (typeof MAIL_KINDS)[number]

export type Classified = { readonly kind: MailKind; /** Which sign told it; for people who ask why. */ readonly sign: string }

export type Classifying = {
  readonly mail: ReceivedMail
  readonly envelope: MailEnvelope
  /** The domains that our own messages come from. */
  readonly ownDomains: readonly string[]
}

type Sign = { readonly kind: MailKind; readonly sign: string; readonly of: (judged: Classifying) => boolean }

const first = ({ headers }: ReceivedMail, name: string): string => (headers[name]?.[0] ?? '').toLowerCase().trim()
const has = (mail: ReceivedMail, name: string): boolean => (mail.headers[name]?.length ?? 0) > 0
const actions = ({ delivery }: ReceivedMail) => delivery?.recipients.map(({ action }) => action) ?? []

/** `multipart/report; report-type=disposition-notification` */
const reportType = (mail: ReceivedMail): string => /^multipart\/report\b.*report-type="?([a-z-]+)/.exec(first(mail, 'content-type'))?.[1] ?? ''

/** The account that mail servers report from. */
const fromServer = ({ from }: ReceivedMail): boolean => /^(?:mailer-daemon|postmaster|mail-daemon|maildaemon|mdaemon)@/.test(from?.address ?? '')
const withoutSender = ({ mail, envelope }: Classifying): boolean => envelope.sender === '' || first(mail, 'return-path') === '<>'

const BOUNCE_SUBJECT = /^(?:undeliver(?:able|ed)|undelivered mail|returned mail|mail delivery (?:failed|failure|system)|delivery status notification|delivery (?:has )?failed|failure notice|message undeliverable|mail system error|nondeliverable|surat (?:tidak|gagal) terkirim|pesan (?:tidak|gagal) (?:ter)?kirim|pengiriman gagal|gagal (?:ter)?kirim)/i
const DELAY_SUBJECT = /\b(?:delayed|delay notification|still being retried|not yet been delivered|tertunda|ditunda)\b/i
const AWAY_SUBJECT = /^(?:auto(?:matic|mated)?[ -]?(?:reply|response|answer)|autoreply|out of (?:the )?office|on (?:vacation|leave|annual leave)|away from (?:the )?office|(?:balasan|jawaban|respon(?:s)?) otomatis|balas otomatis|di ?luar kantor|sedang (?:cuti|dinas luar|tidak di kantor)|tidak (?:berada )?di kantor|automatische antwort|réponse automatique)(?:\b|:)/i

const SIGNS: readonly Sign[] = [
  // Ours that came back: nothing may follow from it, or it would go round for ever.
  { kind: 'loop', sign: 'own-mark', of: ({ mail }) => has(mail, 'x-tuntas') },
  { kind: 'loop', sign: 'own-message-id', of: ({ mail, ownDomains }) => has(mail, 'auto-submitted') && first(mail, 'auto-submitted') !== 'no' && ownDomains.some((domain) => mail.messageId?.toLowerCase().endsWith(`@${domain}`)) },

  { kind: 'bounce', sign: 'report-failed', of: ({ mail }) => actions(mail).includes('failed') },
  { kind: 'delay', sign: 'report-delayed', of: ({ mail }) => actions(mail).includes('delayed') },
  { kind: 'delivered', sign: 'report-delivered', of: ({ mail }) => actions(mail).length > 0 },
  { kind: 'receipt', sign: 'read-receipt', of: ({ mail }) => reportType(mail) === 'disposition-notification' },
  // Servers that don't report in the standard form.
  { kind: 'bounce', sign: 'failed-recipients', of: (judged) => has(judged.mail, 'x-failed-recipients') && (withoutSender(judged) || fromServer(judged.mail)) },
  { kind: 'delay', sign: 'server-delay', of: ({ mail }) => fromServer(mail) && DELAY_SUBJECT.test(mail.subject) },
  { kind: 'bounce', sign: 'server-bounce', of: (judged) => (withoutSender(judged) || fromServer(judged.mail)) && (BOUNCE_SUBJECT.test(judged.mail.subject) || reportType(judged.mail) === 'delivery-status') },

  { kind: 'auto-reply', sign: 'auto-submitted', of: ({ mail }) => has(mail, 'auto-submitted') && !/^no\b/.test(first(mail, 'auto-submitted')) },
  { kind: 'auto-reply', sign: 'autoreply-header', of: ({ mail }) => ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply', 'x-autoreply-from', 'x-mail-autoreply', 'x-vacation'].some((name) => has(mail, name) && first(mail, name) !== 'no') },
  { kind: 'auto-reply', sign: 'precedence-auto', of: ({ mail }) => /^(?:auto_reply|auto-reply)$/.test(first(mail, 'precedence')) || /^auto_reply$/.test(first(mail, 'x-precedence')) },
  { kind: 'auto-reply', sign: 'away-subject', of: ({ mail }) => AWAY_SUBJECT.test(mail.subject) },
  // Older vacation programs; a person's own program never sets it. Lists (`list`) pass on what people wrote.
  { kind: 'auto-reply', sign: 'precedence-bulk', of: ({ mail }) => /^(?:bulk|junk)$/.test(first(mail, 'precedence')) && !has(mail, 'list-id') },
  // A null sender means: don't answer. Nobody's mail program uses one for what a person wrote.
  { kind: 'auto-reply', sign: 'null-sender', of: (judged) => withoutSender(judged) },
  { kind: 'auto-reply', sign: 'from-server', of: ({ mail }) => fromServer(mail) },

  { kind: 'spam', sign: 'spam-mark', of: ({ mail }) => /^yes\b/.test(first(mail, 'x-spam-flag')) || /^yes\b/.test(first(mail, 'x-spam-status')) || /^yes\b/.test(first(mail, 'x-spam')) },
]

/**
 * `X-Auto-Response-Suppress` is no sign: Exchange puts it on what people write, and systems that took it for one lost real
 * complaints. It only means that nothing automatic may be sent back.
 */
export function classifyMail(judged: Classifying): Classified {
  const found = SIGNS.find(({ of }) => of(judged))
  return found === undefined ? { kind: 'person', sign: 'none' } : { kind: found.kind, sign: found.sign }
}
