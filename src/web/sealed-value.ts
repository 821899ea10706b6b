// Values that leave the house and come back (cookies, hidden fields), sealed so that nobody outside reads or makes them.
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto'
import { pooledRandom } from '../vault/pooled-random.ts'

/** What a sealed value is for; a value sealed for one purpose does not open for another. */
export type Purpose = 'reporter-session' | `kept-files-of-${string}` | 'sign-in-step' | 'known-device' | 'enrolment' | 'new-generator' | 'passkey-challenge' | 'new-passkey' | 'sent-to-provider' | 'provider-step' | 'linking-provider' | 'shown-once' | 'entered-reports' | 'opening-request'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** base64url text of AES-256-GCM over the JSON of `value`; `until` is the epoch millisecond after which it no longer opens. */
export function sealedValue(key: KeyObject, purpose: Purpose, value: unknown, until: number): string {
  const nonce = pooledRandom(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(JSON.stringify({ until, value })), cipher.final()])
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')
}

/** The value, or null when the text was changed, made by somebody else, meant for another purpose, or has run out. */
export function openedValue(key: KeyObject, purpose: Purpose, text: string, now: number): unknown {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
    const { until, value } = JSON.parse(plain.toString()) as { until: number; value: unknown }
    return until > now ? value : null
  } catch {
    return null // the tag did not match
  }
}
