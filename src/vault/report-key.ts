// Each report's own key, and sealing and opening its words and identities with it. Destroying the key erases them all.
import { createSecretKey, generateKeySync, type KeyObject } from 'node:crypto'
import type { MailId } from '../mail/mail-id.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { openedBytes, sealedBytes } from './sealed-bytes.ts'

declare const reportKeyBrand: unique symbol

/** 32 random bytes inside Node's KeyObject: printing, inspecting or turning it into JSON shows none of them. */
export type ReportKey = KeyObject & { readonly [reportKeyBrand]: true }

/** What has a key of its own: a report, or an e-mail that isn't part of one yet. */
export type KeyOwner = ReportId | MailId

/** Where sealed bytes belong: moved to another report, table or row they don't open. Numbers and their texts are the same. */
export type SealedPlace = { readonly reportId: KeyOwner; readonly table: string; readonly id: number | string }

export function newReportKey(): ReportKey {
  return generateKeySync('aes', { length: 256 }) as ReportKey
}

/** @throws RangeError unless there are 32 bytes */
export function reportKeyFrom(bytes: Uint8Array): ReportKey {
  if (bytes.length !== 32) throw new RangeError('A report key has 32 bytes')
  return createSecretKey(bytes) as ReportKey
}

/**
 * Adds 29 bytes. The length of the text stays visible; it isn't compressed first, which would cost twice the sealing
 * itself (10 µs against 5) for 100 to 300 bytes a report.
 */
export function seal(key: ReportKey, place: SealedPlace, plain: Uint8Array | string): Uint8Array {
  return sealedBytes(key, wordsOf(place), typeof plain === 'string' ? Buffer.from(plain) : plain)
}

/** @throws VaultFault `seal-broken` */
export function open(key: ReportKey, place: SealedPlace, sealed: Uint8Array): Uint8Array {
  return openedBytes(key, wordsOf(place), sealed)
}

/** @throws VaultFault `seal-broken` */
export function openText(key: ReportKey, place: SealedPlace, sealed: Uint8Array): string {
  return Buffer.from(open(key, place, sealed)).toString()
}

function wordsOf({ reportId, table, id }: SealedPlace): readonly string[] {
  return [reportId, table, String(id)]
}
