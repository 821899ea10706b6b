// The work that a browser does in the background when many send at once, as browser and server agree on it.

/** Many small pieces instead of one large: luck evens out, and the slowest phone is no slower than it must be. */
export const PARTS = 16
/** Zero bits in front of each hash: 8,192 tries for a piece, 131,000 for all, a second or two on a phone of the cheapest kind. */
export const BITS = 13

/** What is hashed with SHA-256 for one piece; `nonce` in base 36. */
export function pieceText(challenge: string, part: number, nonce: string): string {
  return `${challenge}.${part}.${nonce}`
}

export function isGoodHash(hash: Uint8Array): boolean {
  return hash[0] === 0 && ((hash[1] ?? 255) >> (16 - BITS)) === 0
}
