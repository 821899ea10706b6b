// Checks one thing that a reporter holds, a promise or a proof, by itself and, where one is given, against a copy of the log.
import { fromBase64, isSame, joined, utf8 } from './bytes.ts'
import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import type { Crypto } from './crypto.ts'
import { copyContinues, type CopyChecked } from './copy-continues.ts'
import { isIncluded, leafHashOf } from './merkle.ts'
import { readNote, verifyNote, type VerifierKey } from './note.ts'
import { readPromise, type LogPromise } from './promise.ts'
import { readProof } from './proof.ts'

/** Files of a copy of the log; null where there is none of that name. */
export type Copy = (path: string) => Promise<Uint8Array | null>

export type ReceiptChecking = { readonly crypto: Crypto; /** As it was pasted or read from a file. */ readonly text: string; readonly keys: readonly VerifierKey[]; readonly copy: Copy | null }

export type ReceiptFault = 'not-a-receipt' | 'unknown-signer' | 'bad-signature' | 'content-differs' | 'not-included' | 'promise-differs'

export type ReceiptChecked =
  | { readonly fault: ReceiptFault }
  | { readonly kind: 'promise'; readonly promise: LogPromise; /** Whether a proof that came along is of the very entry it promises. */ readonly isProved: boolean }
  | {
      readonly kind: 'proof'; readonly origin: string; readonly size: number; readonly index: number; readonly number: string | null; readonly at: number | null
      /** What was proved to stand there, 32 bytes: the commitment of its promise. */
      readonly entry: Uint8Array
      /** Others who have seen that checkpoint, and when. */
      readonly witnesses: readonly { readonly name: string; readonly at: number }[]
      /** Null where no copy was asked, or it could not be reached. */
      readonly copy: CopyChecked | null
    }

export async function checkReceipt({ crypto, text, keys, copy }: ReceiptChecking): Promise<ReceiptChecked> {
  const clean = `${text.replaceAll('\r\n', '\n').trim()}\n`
  return clean.startsWith('tuntas-janji@v1\n') ? checkPromise(crypto, clean, keys) : checkProof(crypto, clean, keys, copy)
}

async function checkPromise(crypto: Crypto, text: string, keys: readonly VerifierKey[]): Promise<ReceiptChecked> {
  const signed = await signedPromise(crypto, text, keys)
  return 'fault' in signed ? signed : { kind: 'promise', promise: signed, isProved: false }
}

async function signedPromise(crypto: Crypto, text: string, keys: readonly VerifierKey[]): Promise<LogPromise | { readonly fault: ReceiptFault }> {
  const note = readNote(text)
  const promise = note === null ? null : readPromise(note.text)
  if (note === null || promise === null) return { fault: 'not-a-receipt' }
  const verified = await verifyNote(crypto, note, keys.filter(({ name }) => name === `${promise.origin}/janji`))
  return 'by' in verified ? promise : { fault: verified.fault === 'forged' ? 'bad-signature' : 'unknown-signer' }
}

async function checkProof(crypto: Crypto, text: string, keys: readonly VerifierKey[], copy: Copy | null): Promise<ReceiptChecked> {
  const proof = readProof(text)
  const note = proof === null ? null : readNote(proof.checkpoint)
  const checkpoint = note === null ? null : readCheckpoint(note.text)
  const content = proof?.extra == null ? null : readContent(proof.extra)
  if (proof === null || note === null || checkpoint === null || content === null) return { fault: 'not-a-receipt' }
  const verified = await verifyNote(crypto, note, keys.filter(({ name, kind }) => kind === 'cosigner' || name === checkpoint.origin))
  if ('fault' in verified) return { fault: verified.fault === 'forged' ? 'bad-signature' : 'unknown-signer' }
  const entry = crypto.sha256(joined(content.salt, utf8(content.event)))
  if (!isIncluded(crypto.sha256, { index: proof.index, size: checkpoint.size, leafHash: leafHashOf(crypto.sha256, entry), proof: proof.hashes, root: checkpoint.root })) return { fault: 'not-included' }
  const fault = content.promise === null ? null : await promiseFault(crypto, content.promise, keys, checkpoint, entry)
  if (fault !== null) return { fault }
  const witnesses = verified.by.flatMap(({ key, at }) => (at === null ? [] : [{ name: key.name, at }]))
  return { kind: 'proof', origin: checkpoint.origin, size: checkpoint.size, index: proof.index, number: content.number, at: content.at, entry, witnesses, copy: copy === null ? null : await copyContinues(crypto, { copy, keys, checkpoint }) }
}

/** Both must speak of the same entry of the same log. */
async function promiseFault(crypto: Crypto, text: string, keys: readonly VerifierKey[], { origin }: Checkpoint, entry: Uint8Array): Promise<ReceiptFault | null> {
  const promise = await signedPromise(crypto, text, keys)
  if ('fault' in promise) return promise.fault
  return promise.origin === origin && isSame(promise.commitment, entry) ? null : 'promise-differs'
}

type Content = { readonly salt: Uint8Array; readonly event: string; readonly number: string | null; readonly at: number | null; readonly promise: string | null }

/** What hashes to the entry. The number is shown only where a signed promise ties it to that entry. */
function readContent(extra: Uint8Array): Content | null {
  try {
    const { salt, event, number, promise } = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(extra)) as Record<string, unknown>
    const bytes = typeof salt === 'string' ? fromBase64(salt) : null
    if (bytes === null || bytes.length !== 16 || typeof event !== 'string') return null
    const { at } = JSON.parse(event) as { at?: unknown }
    const signed = typeof promise === 'string' ? promise : null
    return { salt: bytes, event, number: signed !== null && typeof number === 'string' && readPromise(readNote(signed)?.text ?? '')?.number === number ? number : null, at: typeof at === 'number' ? at : null, promise: signed }
  } catch {
    return null
  }
}
