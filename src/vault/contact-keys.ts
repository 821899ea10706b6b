// The keys that contacts are found again by: a queue, so that one can be turned while the other still finds. Not on the escrow sheet: what they make is made anew.
import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import type { Clock } from '../app/ports.ts'
import { openKeyFolder } from './key-folder.ts'
import { VaultFault } from './vault-fault.ts'

/** Its number is the minute it was made in, counted from 2024: two keys never share one, also where a folder was lost. */
export type ContactKey = { readonly no: number; readonly key: KeyObject }

export type ContactKeys = {
  /** Oldest first; the last is the newest. Another process may have made it a moment ago. */
  readonly living: () => readonly ContactKey[]
  readonly turn: () => ContactKey
  readonly destroy: (no: number) => void
}

const NAME = /^contact-key-([1-9]\d{0,8})\.hex$/
const FROM = Date.UTC(2024, 0, 1)
const MINUTE_MS = 60_000
const DIGEST_BYTES = 16

/** When a key was made at the latest, epoch milliseconds. */
export function contactKeyMadeAt(no: number): number {
  return FROM + no * MINUTE_MS
}

/** Makes the first where there is none. @throws VaultFault `keys-unsafe`, `keys-broken` */
export function openContactKeys(keysDir: string, clock: Clock): ContactKeys {
  const folder = openKeyFolder(keysDir)
  const read = (): readonly ContactKey[] =>
    folder.names().flatMap((name) => {
      const no = NAME.exec(name)?.[1]
      return no === undefined ? [] : [{ no: Number(no), key: keyIn(folder.path, name, folder.read(name)) }]
    }).toSorted((one, other) => one.no - other.no)
  let [stamp, known] = [folder.stamp(), read()]
  const living = () => {
    const now = folder.stamp()
    if (now !== stamp) [stamp, known] = [now, read()]
    return known
  }
  const turn = (): ContactKey => {
    const no = Math.max(Math.ceil((clock.now() - FROM) / MINUTE_MS), (living().at(-1)?.no ?? 0) + 1)
    folder.create(`contact-key-${no}.hex`, `${randomBytes(32).toString('hex')}\n`)
    known = read()
    return known.at(-1) as ContactKey
  }
  if (known.length === 0) turn()
  return { living, turn, destroy: (no) => folder.destroy(`contact-key-${no}.hex`) }
}

/** Of a contact in its one way to be written; 16 bytes, the same for phone and address never. */
export function contactDigest({ key }: ContactKey, kind: 'phone' | 'email', contact: string): Buffer {
  return createHmac('sha256', key).update(`${kind}\n${contact}`).digest().subarray(0, DIGEST_BYTES)
}

function keyIn(path: string, name: string, text: string | null): KeyObject {
  const hex = text?.trim() ?? ''
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new VaultFault('keys-broken', `${path}/${name} doesn't hold a key. Move it away and run: npm run -s tuntas -- vault contacts`)
  return createSecretKey(Buffer.from(hex, 'hex'))
}
