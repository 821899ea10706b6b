// What the log holds of an event or a fact: SHA-256 over its salt and its canonical text.
import { hash } from 'node:crypto'

/** One place for all texts, one after another: a buffer for each costs more than the hashing. */
let scratch = Buffer.allocUnsafe(1 << 16)

/** `salt` as PostgreSQL writes bytes: `\x…`. */
export function saltedEntry(salt: string | null | undefined, text: string): Buffer {
  const digits = (salt ?? '').slice(2)
  // A unit of UTF-16 takes at most three bytes.
  const most = digits.length + text.length * 3
  if (scratch.length < most) scratch = Buffer.allocUnsafe(most * 2)
  const start = scratch.write(digits, 0, 'hex')
  return hash('sha256', scratch.subarray(0, start + scratch.write(text, start, 'utf8')), 'buffer')
}

export function bytesOf(text: string): Buffer {
  return Buffer.from(text.slice(2), 'hex')
}
