// The secret code on a receipt: whoever holds it is the reporter. Derived, so that sending a form again shows the same one.
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'
import { inGroups, symbolsOf, valuesRead } from './crockford.ts'

declare const receiptCodeBrand: unique symbol

/** 26 symbols, 130 bits, as `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`. Never stored, never logged, never in an address. */
export type ReceiptCode = string & { readonly [receiptCodeBrand]: true }

const LENGTH = 26
const GROUPS = [5, 5, 5, 5, 6]

/** The client knows its submission key; only the server's key turns it into the code. */
export function receiptCode(submissionKey: Uint8Array, key: KeyObject): ReceiptCode {
  const digest = createHmac('sha256', key).update(submissionKey).digest()
  const values = Array.from({ length: LENGTH }, (_, index) => fiveBitsAt(digest, index * 5))
  return asReceiptCode(values)
}

/** The code as a person typed or pasted it, in its one written form; null when it can't be a code. */
export function normaliseReceiptCode(text: string): ReceiptCode | null {
  const values = valuesRead(text, LENGTH)
  return values === null ? null : asReceiptCode(values)
}

/** 32 bytes; what the database keeps. With 130 random bits behind it a fast hash does (OWASP ASVS 5.0, 6.5.2). */
export function receiptCodeHash(code: ReceiptCode, pepper: KeyObject): Uint8Array {
  return createHmac('sha256', pepper).update(code).digest()
}

/** Takes the same time wherever the two differ. */
export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function asReceiptCode(values: readonly number[]): ReceiptCode {
  return inGroups(symbolsOf(values), GROUPS) as ReceiptCode
}

function fiveBitsAt(bytes: Buffer, bit: number): number {
  return (bytes.readUInt16BE(bit >> 3) >>> (11 - (bit & 7))) & 31
}
