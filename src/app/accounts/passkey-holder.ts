// What a passkey says of its owner.
import type { KeyObject } from 'node:crypto'
import { keyedHash } from '../../account/keyed-hash.ts'
import type { PasskeyHolder } from '../../account/passkeys.ts'

/** The same for all passkeys of one officer, and nothing to anybody without the key. */
export function passkeyHolder(accountKey: KeyObject, officer: number): PasskeyHolder {
  return keyedHash(accountKey, 'passkey-holder', String(officer)).toString('base64url')
}
