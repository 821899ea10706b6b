// The cryptography of Node, for checking.
import { createPublicKey, hash, verify } from 'node:crypto'
import type { Crypto } from './format/crypto.ts'

/** The fixed beginning of an Ed25519 public key in SPKI, before its 32 bytes (RFC 8410, section 4). */
const SPKI_START = Buffer.from('302a300506032b6570032100', 'hex')

export const nodeCrypto: Crypto = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  ed25519: async (publicKey, message, signature) => verify(null, message, createPublicKey({ key: Buffer.concat([SPKI_START, publicKey]), format: 'der', type: 'spki' }), signature),
}
