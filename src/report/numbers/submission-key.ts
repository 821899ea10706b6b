// The 128-bit value that a form carries from its first moment, so that sending it again is the same report and not a second one.

const EARLIEST = Date.UTC(2024, 0, 1)
const LONGEST_LEAD = 24 * 60 * 60 * 1000
const PLAIN = /^[0-9a-f]{32}$/i
const CANONICAL = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** 16 bytes in the layout of a UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then `random16` but for the 6 fixed bits. */
export function newSubmissionKey(nowMs: number, random16: Uint8Array): Uint8Array {
  if (random16.length !== 16) throw new RangeError('A submission key needs 16 random bytes')
  const key = Buffer.from(random16)
  key.writeUIntBE(nowMs, 0, 6)
  key.writeUInt8((key.readUInt8(6) & 0x0f) | 0x70, 6)
  key.writeUInt8((key.readUInt8(8) & 0x3f) | 0x80, 8)
  return key
}

/** The instant that the key was made at by its maker's clock, in epoch milliseconds. */
export function submissionKeyTime(key: Uint8Array): number {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).readUIntBE(0, 6)
}

/**
 * Reads canonical UUID text or 32 hexadecimal digits of any version: a client may make its own. Null when it is neither,
 * or when its time lies before 2024 or more than a day after `nowMs`. A form filled long ago is still taken in.
 */
export function parseSubmissionKey(text: string, nowMs: number): Uint8Array | null {
  if (!PLAIN.test(text) && !CANONICAL.test(text)) return null
  const key = Buffer.from(text.replaceAll('-', ''), 'hex')
  const time = submissionKeyTime(key)
  return time < EARLIEST || time > nowMs + LONGEST_LEAD ? null : key
}

/** Canonical UUID text in lower case, as a form field carries it. */
export function formatSubmissionKey(key: Uint8Array): string {
  const hex = Buffer.from(key).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
