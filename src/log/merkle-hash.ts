// The hashes of a Merkle tree after RFC 6962, section 2.1: leaves and inner nodes can't be taken for each other.
import { hash } from 'node:crypto'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The root of a tree without leaves. */
export const emptyRoot: Uint8Array = hash('sha256', '', 'buffer')

/** 32 bytes, of an entry's data. */
export function leafHash(data: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([LEAF, data]), 'buffer')
}

/** 32 bytes, of the two nodes below. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash('sha256', Buffer.concat([NODE, left, right]), 'buffer')
}
