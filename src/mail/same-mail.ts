// What makes two deliveries the same e-mail: what its author wrote and to which of our addresses it went, not the stamps of its way.
import { createHmac, type KeyObject } from 'node:crypto'
import { mailIdFrom, type MailId } from './mail-id.ts'
import { rawMail } from './raw-headers.ts'

/** Servers on the way add and change everything else, differently at each attempt. */
const AUTHORS_OWN = new Set([
  'message-id', 'date', 'from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'in-reply-to', 'references', 'auto-submitted', 'mime-version', 'content-type',
  'content-transfer-encoding',
])

/**
 * Keyed, so that nobody who reads the database can try out texts. A sender that heard no answer sends again under the same
 * Message-ID and with the same text; two that share only one of the two are two e-mails.
 */
export function mailIdOf(key: KeyObject, raw: Uint8Array, destination: string): MailId {
  const { headers, body } = rawMail(raw)
  const own = headers.filter(({ name }) => AUTHORS_OWN.has(name)).map(({ name, value }) => [name, value.replace(/\s+/g, ' ')])
  // How the last line ends differs between ways of handing over.
  let end = body.length
  while (end > 0 && (body[end - 1] === 10 || body[end - 1] === 13)) end -= 1
  const digest = createHmac('sha256', key).update('tuntas mail\n').update(JSON.stringify([destination, own])).update(body.subarray(0, end)).digest()
  return mailIdFrom(digest)
}
