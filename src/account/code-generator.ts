// The second factor: a key shared with an application on the officer's phone that shows six digits, new every 30 seconds (RFC 6238).
import { base32 } from '@better-auth/utils/base32'
import { createOTP } from '@better-auth/utils/otp'
import { randomBytes } from 'node:crypto'

/** 32 letters and digits of base 32: 160 random bits, which every such application takes (RFC 4226, section 4). */
export type GeneratorKey = string

const KEY_BYTES = 20
const ISSUER = 'Tuntas'

export function newGeneratorKey(): GeneratorKey {
  return base32.encode(randomBytes(KEY_BYTES), { padding: false })
}

const STORED = 'base32:'

/** As the log-in library stores keys that it didn't make itself. */
export function storedGeneratorKey(key: GeneratorKey): string {
  return `${STORED}${key}`
}

export function keyStored(stored: string): GeneratorKey {
  if (!stored.startsWith(STORED)) throw new Error('The stored key of a code generator is not one that was made here.')
  return stored.slice(STORED.length)
}

/** What the picture for the phone's camera says. */
export function generatorAddress(key: GeneratorKey, email: string): string {
  return `otpauth://totp/${ISSUER}:${encodeURIComponent(email)}?secret=${key}&issuer=${ISSUER}&algorithm=SHA1&digits=6&period=30`
}

/** Whether the digits are those of now, or of 30 seconds before or after. */
export function isCodeOf(key: GeneratorKey, code: string): Promise<boolean> {
  return createOTP(base32.decode(key)).verify(code)
}

/** The digits that the application shows now. */
export function currentCode(key: GeneratorKey): Promise<string> {
  return createOTP(base32.decode(key)).totp()
}

/** Six digits, whatever spaces were typed between them; else null. */
export function codeIn(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}
