// Signed notes after c2sp.org/signed-note, as the log writes them: a text and under it who signed it.
import { hash, type KeyObject } from 'node:crypto'

/** Signature type 0x01: Ed25519 over the text. */
const ED25519 = Uint8Array.of(1)

/** Whoever signs: a key in a file, or a device that never gives its key away. */
export type NoteSigner = {
  /** The key's name, without spaces and plus signs. */
  readonly name: string
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** 64 bytes, Ed25519. */
  readonly sign: (text: Uint8Array) => Promise<Uint8Array>
}

/** @throws RangeError for a text that could not be told from what is signed under it */
export async function signedNote(text: string, signers: readonly NoteSigner[]): Promise<string> {
  if (!/^[^\u0000-\u0009\u000b-\u001f]*\n$/.test(text) || !text.isWellFormed()) throw new RangeError('The text of a note ends in a newline and holds no other control characters')
  const bytes = Buffer.from(text)
  const lines = await Promise.all(signers.map(async (signer) => signatureLine(signer, await signer.sign(bytes))))
  return `${text}\n${lines.join('')}`
}

export function signatureLine({ name, publicKey }: Pick<NoteSigner, 'name' | 'publicKey'>, signature: Uint8Array): string {
  return `\u2014 ${name} ${Buffer.concat([keyId(name, publicKey), signature]).toString('base64')}\n`
}

/** The public key as text, by which anyone can check notes: `name+id+key`. */
export function verifierKey({ name, publicKey }: Pick<NoteSigner, 'name' | 'publicKey'>): string {
  return `${name}+${keyId(name, publicKey).toString('hex')}+${Buffer.concat([ED25519, publicKey]).toString('base64')}`
}

/** The 32 bytes of an Ed25519 public key. */
export function rawPublicKey(key: KeyObject): Uint8Array {
  return key.export({ type: 'spki', format: 'der' }).subarray(-32)
}

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]), 'buffer').subarray(0, 4)
}
