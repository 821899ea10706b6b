// To which of our addresses an e-mail in a mailbox was sent, and by whom: servers write both into its header when they deliver it.
import { mailDestination, type MailDestination, type OwnAddresses } from '../../../mail/mail-destination.ts'
import { rawMail, type RawHeader } from '../../../mail/raw-headers.ts'
import type { MailEnvelope } from '../../../mail/received-mail.ts'

export type FoundInMailbox = { readonly envelope: MailEnvelope; readonly destination: MailDestination }

/** What servers add at delivery is believed before what the author wrote. */
const RECIPIENT_HEADERS = ['delivered-to', 'x-original-to', 'x-envelope-to', 'envelope-to', 'to', 'cc'] as const

/** Everything in the mailbox is for somebody here, also where it names none of our addresses. */
export function mailboxMessage(raw: Uint8Array, own: OwnAddresses): FoundInMailbox {
  const { headers } = rawMail(raw)
  const sender = senderOf(headers)
  for (const name of RECIPIENT_HEADERS) {
    const addresses = headers.filter((one) => one.name === name).flatMap(({ value }) => addressesIn(value))
    for (const recipient of addresses) {
      const destination = mailDestination(own, recipient)
      if (destination !== null) return { envelope: { sender, recipient }, destination }
    }
  }
  return { envelope: { sender, recipient: '' }, destination: { to: 'nobody' } }
}

/** An empty one is a report of a server; where none was noted, the author's own address stands for it. */
function senderOf(headers: readonly RawHeader[]): string {
  const path = headers.find(({ name }) => name === 'return-path')?.value
  return path === undefined ? (addressesIn(headers.find(({ name }) => name === 'from')?.value ?? '')[0] ?? 'unknown') : (addressesIn(path)[0] ?? '')
}

function addressesIn(value: string): readonly string[] {
  return [...value.slice(0, 50_000).matchAll(/[^\s<>",;:()]{1,128}@[^\s<>",;:()]{1,255}/g)].map(([address]) => address)
}
