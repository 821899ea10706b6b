// Keyed hashes of what is looked up but must not be read: links, backup codes, used codes and challenges, who guesses at what.
import { createHmac, type KeyObject } from 'node:crypto'

/** What a hash is for; the same value hashes differently for another purpose. */
export type HashPurpose = 'invitation' | 'backup-code' | 'used-code' | 'brake' | 'challenge' | 'passkey-holder'

/** 32 bytes of HMAC-SHA-256. */
export function keyedHash(key: KeyObject, purpose: HashPurpose, value: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\n${value}`).digest()
}
