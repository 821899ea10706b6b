// Reads signed notes and checks who signed them (c2sp.org/signed-note).
import { fromBase64, isSame, joined, toHex, utf8 } from './bytes.ts'
import type { Crypto } from './crypto.ts'

export type Signature = { readonly name: string; /** 4 bytes. */ readonly id: Uint8Array; readonly bytes: Uint8Array }
export type Note = { readonly text: string; readonly signatures: readonly Signature[] }

/** Of whom notes are believed. `cosigner`: a witness, whose signature says when it looked. */
export type VerifierKey = { readonly name: string; readonly id: Uint8Array; readonly publicKey: Uint8Array; readonly kind: 'signer' | 'cosigner' }

/** More than the format demands to be taken, few enough to be checked. */
const MOST_SIGNATURES = 64

/** Null for what is no note. */
export function readNote(note: string): Note | null {
  if (/[\u0000-\u0009\u000b-\u001f\p{Surrogate}]/u.test(note)) return null
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n')) return null
  const lines = note.slice(end + 2).split('\n').slice(0, -1)
  const signatures = lines.map(readSignature)
  const read = signatures.filter((one) => one !== null)
  if (read.length === 0 || read.length < lines.length || read.length > MOST_SIGNATURES) return null
  return { text: note.slice(0, end + 1), signatures: read }
}

function readSignature(line: string): Signature | null {
  const [, name = '', base64 = ''] = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(base64)
  return bytes === null || bytes.length < 5 ? null : { name, id: bytes.subarray(0, 4), bytes: bytes.subarray(4) }
}

/** `name+id+key`; null when it isn't one, or its id isn't that of its name and key. */
export function readVerifierKey({ sha256 }: Pick<Crypto, 'sha256'>, text: string): VerifierKey | null {
  const [, name = '', id = '', base64 = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text.trim()) ?? []
  const key = fromBase64(base64)
  if (key === null || key.length !== 33 || (key[0] !== 1 && key[0] !== 4)) return null
  const expected = sha256(joined(utf8(`${name}\n`), key)).subarray(0, 4)
  return toHex(expected) === id ? { name, id: expected, publicKey: key.subarray(1), kind: key[0] === 4 ? 'cosigner' : 'signer' } : null
}

export type Signed = { readonly key: VerifierKey; /** When a witness looked, in epoch milliseconds; null for others. */ readonly at: number | null }
export type Verified = { readonly by: readonly Signed[] } | { readonly fault: 'unsigned' | 'forged' }

/** Signatures of unknown keys count for nothing; one of a known key that doesn't hold spoils the whole note. */
export async function verifyNote(crypto: Crypto, note: Note, keys: readonly VerifierKey[]): Promise<Verified> {
  const by: Signed[] = []
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && isSame(id, signature.id))
    if (key === undefined) continue
    const signed = await signedBy(crypto, note.text, signature, key)
    if (signed === null) return { fault: 'forged' }
    by.push(signed)
  }
  return by.some(({ key }) => key.kind === 'signer') ? { by } : { fault: 'unsigned' }
}

async function signedBy(crypto: Crypto, text: string, { bytes }: Signature, key: VerifierKey): Promise<Signed | null> {
  if (key.kind === 'signer') return bytes.length === 64 && (await crypto.ed25519(key.publicKey, utf8(text), bytes)) ? { key, at: null } : null
  if (bytes.length !== 72) return null
  const seconds = bytes.subarray(0, 8).reduce((value, byte) => value * 256 + byte, 0)
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${text}`)
  return Number.isSafeInteger(seconds) && (await crypto.ed25519(key.publicKey, message, bytes.subarray(8))) ? { key, at: seconds * 1000 } : null
}
