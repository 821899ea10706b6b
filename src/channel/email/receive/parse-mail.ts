// Reads an e-mail with the library, under limits: texts, a few headers and the attachments. Runs in a thread of its own.
import { simpleParser, type Attachment, type ParsedMail } from 'mailparser'
import { deliveryReport } from '../../../mail/delivery-report.ts'
import { MAIL_HEADERS } from '../../../mail/mail-headers.ts'
import { rawMail } from '../../../mail/raw-headers.ts'
import type { MailAddress, ReceivedMail } from '../../../mail/received-mail.ts'
import { cleanLine, cleanText } from '../../../privacy/clean-text.ts'

/** `contents` are those of the attachments, in their order. */
export type ReadMail = { readonly mail: ReceivedMail; readonly contents: readonly Uint8Array[] }

const MOST_TEXT = 100_000
const MOST_ATTACHMENTS = 40
/** E-mails attached to e-mails are read too, since people forward that way; so deep, and so many of them. */
const DEEPEST = 2
const MOST_ATTACHED = 5

const LIMITS = {
  skipTextToHtml: true, keepCidLinks: true, keepDeliveryStatus: true, ignoreEmbedded: true, checksumAlgo: false,
  maxHtmlLengthToParse: 1_000_000, maxHeadSize: 256 * 1024, maxChildNodes: 300,
} as const

/** @throws whatever the library throws on an e-mail beyond the limits */
export async function parseMail(raw: Uint8Array, depth = 0): Promise<ReadMail> {
  const parsed = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), LIMITS)
  const parts = parsed.attachments
  const inner = depth >= DEEPEST || parts.some(isDeliveryStatus) ? [] : parts.filter(isMail).slice(0, MOST_ATTACHED)
  const attached = await Promise.all(inner.map((part) => parseMail(part.content, depth + 1).catch(() => null)))
  const files = parts.filter((part) => !isDeliveryStatus(part) && !isHeaders(part) && attached[inner.indexOf(part)] == null).slice(0, MOST_ATTACHMENTS)
  const text = [textOf(parsed), ...attached.map((one) => (one === null ? '' : attachedText(one.mail)))].filter((one) => one !== '').join('\n\n')
  const delivery = parts.find(isDeliveryStatus)
  return {
    mail: {
      headers: headersOf(parsed),
      from: addressOf(parsed),
      subject: cleanLine((parsed.subject ?? '').slice(0, 2_000)),
      writtenAt: writtenAt(parsed),
      messageId: idsIn(parsed.messageId)[0] ?? null,
      answers: [...idsIn(parsed.inReplyTo), ...[parsed.references ?? []].flat().flatMap(idsIn), ...parts.filter((part) => isMail(part) || isHeaders(part)).flatMap(returnedId)].slice(0, 50),
      text: text.slice(0, MOST_TEXT),
      shortened: text.length > MOST_TEXT || parsed.textConversionError !== undefined || attached.some((one) => one?.mail.shortened === true),
      attachments: [...files.map((part) => ({ name: cleanLine((part.filename ?? '').slice(0, 1_000)), mediaType: part.contentType.slice(0, 100), size: part.content.length, embedded: part.related === true })), ...attached.flatMap((one) => one?.mail.attachments ?? [])],
      delivery: delivery === undefined ? null : deliveryReport(delivery.content.subarray(0, 100_000).toString('utf8')),
    },
    contents: [...files.map(({ content }) => content), ...attached.flatMap((one) => one?.contents ?? [])],
  }
}

function isDeliveryStatus({ contentType }: Attachment): boolean {
  return /^message\/(?:global-)?delivery-status$/i.test(contentType)
}

function isMail({ contentType }: Attachment): boolean {
  return /^message\/(?:rfc822|global)$/i.test(contentType)
}

function isHeaders({ contentType }: Attachment): boolean {
  return /^(?:text\/rfc822-headers|message\/global-headers)$/i.test(contentType)
}

function returnedId({ content }: Attachment): readonly string[] {
  return rawMail(content).headers.filter(({ name }) => name === 'message-id').flatMap(({ value }) => idsIn(value))
}

/** Without the angle brackets. */
function idsIn(text: string | undefined): readonly string[] {
  return [...(text ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{3,500})>/g)].map((match) => match[1] ?? '')
}

function headersOf({ headerLines }: ParsedMail): ReceivedMail['headers'] {
  const kept = headerLines.filter(({ key }) => MAIL_HEADERS.has(key))
  const values = Map.groupBy(kept, ({ key }) => key)
  return Object.fromEntries(values.entries().map(([key, lines]) => [key, lines.slice(0, 5).map(({ line }) => cleanLine(line.slice(line.indexOf(':') + 1, 2_000).replace(/\s+/g, ' ')).trim())]))
}

function addressOf({ from }: ParsedMail): MailAddress | null {
  const found = from?.value.flatMap((one) => one.group ?? [one]).find(({ address }) => address !== undefined && address !== '')
  return found === undefined ? null : { name: cleanLine((found.name ?? '').slice(0, 300)), address: cleanLine((found.address ?? '').slice(0, 320)).toLowerCase() }
}

/** The library takes the present for a date that it can't read, so the line itself is asked. */
function writtenAt({ headerLines }: ParsedMail): number | null {
  const line = headerLines.find(({ key }) => key === 'date')?.line ?? ''
  const at = Date.parse(line.slice(line.indexOf(':') + 1).replace(/\([^()]*\)/g, ' ').trim())
  return Number.isNaN(at) ? null : at
}

function textOf({ text = '' }: ParsedMail): string {
  return cleanText(text.slice(0, MOST_TEXT * 2)).trim()
}

function attachedText({ from, subject, text }: ReceivedMail): string {
  return [`---------- ${from === null ? '' : `${from.name} <${from.address}>`}`, subject, '', text].join('\n').trim()
}
