// The addresses that our mail carries, so that what comes back finds its report: one per report to reply to, one per message
// to return to. Whoever reads mail that comes in reads them here.
//
//   balas-<report number, 13 symbols><26 symbols>@domain                        Reply-To
//   kirim-<report number, 13 symbols><message, 7 symbols><26 symbols>@domain    Return-Path (envelope), and the Message-ID
//
// The symbols are Crockford's, small, because mail servers may change the case of a local part; the last 26 are 130 bits of a
// keyed hash, so that nobody makes one up for a report they have the number of. A provider's `name+balas-…@` is read as well.
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { symbolsOf } from '../report/numbers/crockford.ts'
import { publicNumber, reportIdOf, type ReportId } from '../report/numbers/public-number.ts'

export type MailKeys = { readonly numberKey: KeyObject; readonly mailKey: KeyObject }

/** `message` is the number of a message inside its report. */
export type MailToken = { readonly kind: 'reply'; readonly reportId: ReportId } | { readonly kind: 'message'; readonly reportId: ReportId; readonly message: number }

const NAMES = { reply: 'balas', message: 'kirim' } as const
const NUMBER_SYMBOLS = 13
const MESSAGE_SYMBOLS = 7
const PROOF_SYMBOLS = 26
const SYMBOL_BITS = 5

/** The local part: what stands before the `@`. */
export function localPartOf(token: MailToken, keys: MailKeys): string {
  const number = publicNumber(token.reportId, keys.numberKey).replaceAll('-', '')
  const message = token.kind === 'message' ? symbolsOf(messageValues(token.message)) : ''
  return `${NAMES[token.kind]}-${number}${message}${proofOf(token, keys)}`.toLowerCase()
}

/** Null for what we never gave out. */
export function readLocalPart(localPart: string, keys: MailKeys): MailToken | null {
  const [, name = '', symbols = ''] = /^(?:[^@\s]{1,64}\+)?(balas|kirim)-([0-9a-z]{39,46})$/i.exec(localPart) ?? []
  const kind = name.toLowerCase() === NAMES.reply ? 'reply' : 'message'
  const length = NUMBER_SYMBOLS + (kind === 'message' ? MESSAGE_SYMBOLS : 0)
  if (symbols.length !== length + PROOF_SYMBOLS) return null
  const reportId = reportIdOf(symbols.slice(0, NUMBER_SYMBOLS), keys.numberKey)
  if (reportId === null) return null
  const token: MailToken = kind === 'reply' ? { kind, reportId } : { kind, reportId, message: messageFrom(symbols.slice(NUMBER_SYMBOLS, length)) }
  return isSame(symbols.slice(length).toUpperCase(), proofOf(token, keys)) ? token : null
}

/** The Message-ID of a message, the same however often it is sent: what answers it or reports on it may name it. */
export function messageIdOf(token: MailToken & { readonly kind: 'message' }, domain: string, keys: MailKeys): string {
  return `<${localPartOf(token, keys)}@${domain}>`
}

/** The token in one of our Message-IDs; null for any other's. */
export function readMessageId(messageId: string, keys: MailKeys): MailToken | null {
  const [, localPart = ''] = /^<?([^<>@\s]{1,100})@[^<>\s]{1,255}>?$/.exec(messageId.trim()) ?? []
  return readLocalPart(localPart, keys)
}

function proofOf(token: MailToken, { mailKey }: MailKeys): string {
  const said = token.kind === 'reply' ? `reply\n${token.reportId}` : `message\n${token.reportId}\n${token.message}`
  const digest = createHmac('sha256', mailKey).update(said).digest()
  return symbolsOf(Array.from({ length: PROOF_SYMBOLS }, (_, index) => bitsAt(digest, index * SYMBOL_BITS)))
}

/** Five bits from a place that counts bits. */
function bitsAt(bytes: Buffer, place: number): number {
  return (bytes.readUInt16BE(Math.floor(place / 8)) >> (11 - (place % 8))) & 31
}

function messageValues(message: number): number[] {
  return Array.from({ length: MESSAGE_SYMBOLS }, (_, index) => Math.floor(message / 32 ** (MESSAGE_SYMBOLS - 1 - index)) % 32)
}

function messageFrom(symbols: string): number {
  return [...symbols.toUpperCase()].reduce((sum, symbol) => sum * 32 + Math.max(0, ALPHABET.indexOf(symbol)), 0)
}

const ALPHABET = symbolsOf(Array.from({ length: 32 }, (_, value) => value))

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
