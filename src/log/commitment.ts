// What the public log holds of an event: a salted hash, which shows nothing and fits one event only.
import { hash } from 'node:crypto'
import { canonicalBytes } from './canonical.ts'

/** An event as it is stored; `at` in epoch milliseconds, `body` whatever JSON the event carries besides its kind. */
export type CommittedEvent = {
  readonly reportId: string
  readonly seq: number
  readonly at: number
  readonly kind: string
  readonly body: object
}

/**
 * SHA-256 of the salt and the event's canonical JSON, 32 bytes: the entry that becomes a leaf of the log. Without the salt,
 * which is erased with the event, it can't be found out by guessing.
 * @throws RangeError unless the salt has 16 bytes; TypeError when the body isn't plain JSON
 */
export function commitment(salt: Uint8Array, { reportId, seq, at, kind, body }: CommittedEvent): Uint8Array {
  return salted(salt, { at, body, kind, reportId, seq })
}

/** What is logged besides events: about what, when, of which kind. */
export type CommittedFact = { readonly id: string; readonly at: number; readonly kind: string; readonly subject: string; readonly body: object }

/** As for an event. @throws as for an event */
export function factCommitment(salt: Uint8Array, { id, at, kind, subject, body }: CommittedFact): Uint8Array {
  return salted(salt, { at, body, fact: id, kind, subject })
}

function salted(salt: Uint8Array, content: object): Uint8Array {
  if (salt.length !== 16) throw new RangeError('The salt of a commitment has 16 bytes')
  return hash('sha256', Buffer.concat([salt, canonicalBytes(content)]), 'buffer')
}
