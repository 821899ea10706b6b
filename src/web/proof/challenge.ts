// A challenge for one form: it names its submission key and hour in its seal, so nothing of it is remembered here; since that key makes one report, it works once.
import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto'

const LIVES_MS = 60 * 60_000
const SEAL_BYTES = 15

/** When it was given out in base 36, and the seal. `form` is the submission key as the form carries it. */
export function challengeFor(key: KeyObject, form: string, now: number): string {
  return sealed(key, form, now.toString(36))
}

/** When it was given out, epoch milliseconds; null where it is none, of another form, or over an hour old. */
export function givenAt(key: KeyObject, form: string, challenge: string, now: number): number | null {
  const [at = ''] = challenge.split('.')
  if (!/^[0-9a-z]{1,9}$/.test(at)) return null
  const [own, sent] = [Buffer.from(sealed(key, form, at)), Buffer.from(challenge)]
  const given = Number.parseInt(at, 36)
  return own.length === sent.length && timingSafeEqual(own, sent) && given <= now && now - given < LIVES_MS ? given : null
}

function sealed(key: KeyObject, form: string, at: string): string {
  return `${at}.${createHmac('sha256', key).update(`tuntas proof of work\n${form}\n${at}`).digest().subarray(0, SEAL_BYTES).toString('base64url')}`
}
