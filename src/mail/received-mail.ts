// An e-mail as it was read: plain facts and texts, nothing of its markup.
import type { DeliveryReport } from './delivery-report.ts'

/** Without the angle brackets; the address in lower case. */
export type MailAddress = { readonly name: string; readonly address: string }

export type MailAttachment = { readonly name: string; readonly mediaType: string; /** In bytes. */ readonly size: number; /** Shown within the text: a picture pasted there, or a logo of a signature. */ readonly embedded: boolean }

export type ReceivedMail = {
  /** Unfolded values by lower-case name, in their order; only those that say what an e-mail is. */
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly from: MailAddress | null
  readonly subject: string
  /** As its sender dated it, epoch milliseconds; null where they didn't. */
  readonly writtenAt: number | null
  readonly messageId: string | null
  /** Message-IDs that it answers to, and of the message that a delivery report returns. */
  readonly answers: readonly string[]
  readonly text: string
  /** The text was longer than what is kept readable; the whole is in what was kept. */
  readonly shortened: boolean
  readonly attachments: readonly MailAttachment[]
  /** What a mail server says about a message of ours. */
  readonly delivery: DeliveryReport | null
}

/** Who handed it over to whom; an empty sender is what mail servers use for reports of their own. */
export type MailEnvelope = { readonly sender: string; readonly recipient: string }
