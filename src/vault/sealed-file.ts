// How a file is sealed: in chunks that can be written, read and checked one at a time, none of which can be changed, moved,
// repeated or left out unseen, the last ones included.
import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import type { FilePlace } from '../app/ports.ts'
import type { ReportKey } from './report-key.ts'
import { VaultFault } from './vault-fault.ts'

/**
 * The stored form: version byte, 16 random bytes, then sealed chunks of 64 KiB (the last one shorter, or empty for an empty
 * file), each followed by its 16-byte tag. Each file has a key of its own, derived from the report's key, the random bytes
 * and its place; the nonce is the chunk's number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar,
 * Rogaway and Vizár, 2015).
 */
const VERSION = 1
const SALT = 16
const TAG = 16
export const FILE_HEADER = 1 + SALT
export const FILE_CHUNK = 64 * 1024
export const SEALED_CHUNK = FILE_CHUNK + TAG

/** Yields the header and then each sealed chunk; the source's pieces may have any size. */
export async function* sealedFile(source: AsyncIterable<Uint8Array>, key: ReportKey, place: FilePlace): AsyncGenerator<Uint8Array> {
  const header = Buffer.concat([Uint8Array.of(VERSION), randomBytes(SALT)])
  const fileKey = fileKeyFrom(header, key, place)
  yield header
  let index = 0
  for await (const { chunk, last } of chunksOf(source)) {
    yield sealedChunk(fileKey, { index, last }, chunk)
    index += 1
  }
}

export function sealedSizeOf(plainSize: number): number {
  return FILE_HEADER + plainSize + TAG * Math.max(1, Math.ceil(plainSize / FILE_CHUNK))
}

/** Bytes of the file as it was sent; null when no file is sealed to this size. */
export function plainSizeOf(sealedSize: number): number | null {
  const body = sealedSize - FILE_HEADER
  const plainSize = body - TAG * Math.max(1, Math.ceil(body / SEALED_CHUNK))
  return plainSize >= 0 && sealedSizeOf(plainSize) === sealedSize ? plainSize : null
}

/** @throws VaultFault `seal-broken` for a header of another kind */
export function fileKeyFrom(header: Uint8Array, key: ReportKey, place: FilePlace): KeyObject {
  if (header.length !== FILE_HEADER || header[0] !== VERSION) throw brokenFile(place)
  const info = JSON.stringify(['tuntas file', VERSION, place.reportId, place.fileId])
  return createSecretKey(Buffer.from(hkdfSync('sha256', key, header.subarray(1), info, 32)))
}

export type ChunkNumber = { readonly index: number; readonly last: boolean }

/** @throws VaultFault `seal-broken` */
export function openedChunk(fileKey: KeyObject, number: ChunkNumber, sealed: Uint8Array, place: FilePlace): Uint8Array {
  if (sealed.length < TAG) throw brokenFile(place)
  const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number), { authTagLength: TAG })
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG))
  try {
    decipher.final()
  } catch (error) {
    throw brokenFile(place, error)
  }
  return plain
}

export function brokenFile(place: FilePlace, cause?: unknown): VaultFault {
  return new VaultFault('seal-broken', `The file ${place.reportId}/${place.fileId} doesn't open: it was changed, cut short, moved, or sealed with another key.`, { cause })
}

function sealedChunk(fileKey: KeyObject, number: ChunkNumber, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number))
  const text = cipher.update(plain)
  cipher.final()
  return Buffer.concat([text, cipher.getAuthTag()])
}

function nonceOf({ index, last }: ChunkNumber): Uint8Array {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

/** Holds each full chunk back until more comes, because the last one is sealed as the last. */
async function* chunksOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<{ chunk: Uint8Array; last: boolean }> {
  let held: Uint8Array[] = []
  let heldBytes = 0
  for await (const piece of source) {
    let rest = piece
    while (heldBytes + rest.length > FILE_CHUNK) {
      const fits = FILE_CHUNK - heldBytes
      yield { chunk: Buffer.concat([...held, rest.subarray(0, fits)]), last: false }
      rest = rest.subarray(fits)
      held = []
      heldBytes = 0
    }
    if (rest.length > 0) held.push(rest)
    heldBytes += rest.length
  }
  yield { chunk: Buffer.concat(held), last: true }
}
