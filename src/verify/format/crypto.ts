// What checking needs of cryptography, given by whoever checks: Node has its own, browsers have different ones.

export type Crypto = {
  /** SHA-256, 32 bytes. */
  readonly sha256: (bytes: Uint8Array) => Uint8Array
  /** Whether `signature` (64 bytes) is the key's (32 bytes) over the message. */
  readonly ed25519: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>
}
