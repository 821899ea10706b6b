// Checks a proof of work: sixteen hashes, some microseconds.
import { hash } from 'node:crypto'
import { isGoodHash, PARTS, pieceText } from './proof-shape.ts'

/** `proof`: a nonce for each piece, with dots between them. */
export function isSolved(challenge: string, proof: string): boolean {
  if (proof.length > PARTS * 8) return false
  const nonces = proof.split('.')
  return nonces.length === PARTS && nonces.every((nonce, part) => /^[0-9a-z]{1,7}$/.test(nonce) && isGoodHash(hash('sha256', pieceText(challenge, part, nonce), 'buffer')))
}
