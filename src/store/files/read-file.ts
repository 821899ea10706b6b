// Reads a sealed file, whole or in part, checking every chunk before a byte of it is passed on.
import { createHash, type KeyObject } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import type { ByteRange, FilePlace } from '../../app/ports.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import { brokenFile, FILE_CHUNK, FILE_HEADER, fileKeyFrom, openedChunk, plainSizeOf, SEALED_CHUNK } from '../../vault/sealed-file.ts'
import { named, systemCodeOf } from './file-fault.ts'

type OpenFile = { readonly file: FileHandle; readonly fileKey: KeyObject; readonly place: FilePlace; readonly size: number; readonly lastChunk: number }

export type Reading = { readonly path: string; readonly place: FilePlace; readonly key: ReportKey; readonly range?: ByteRange }

/** The last chunk is always checked, and first: it alone shows that the file wasn't cut short. */
export async function* readFile({ path, place, key, range }: Reading): AsyncGenerator<Uint8Array> {
  const file = await openToRead(path)
  try {
    const opened = await openSealed(file, key, place)
    const last = await readChunk(opened, opened.lastChunk)
    const start = Math.max(0, range?.start ?? 0)
    const end = Math.min(opened.size, range?.end ?? opened.size)
    for (let at = start; at < end; ) {
      const index = Math.floor(at / FILE_CHUNK)
      const chunk = index === opened.lastChunk ? last : await readChunk(opened, index)
      const offset = index * FILE_CHUNK
      yield chunk.subarray(at - offset, end - offset)
      at = offset + FILE_CHUNK
    }
  } finally {
    await file.close()
  }
}

export async function compareSealed(path: string, sealedSha256: Uint8Array): Promise<'intact' | 'changed' | 'missing'> {
  const digest = createHash('sha256')
  try {
    for await (const piece of createReadStream(path)) digest.update(piece)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return 'missing'
    throw error
  }
  return digest.digest().equals(sealedSha256) ? 'intact' : 'changed'
}

async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw named(error)
  }
}

async function openSealed(file: FileHandle, key: ReportKey, place: FilePlace): Promise<OpenFile> {
  const size = plainSizeOf((await file.stat()).size)
  if (size === null) throw brokenFile(place)
  const fileKey = fileKeyFrom(await readAt(file, 0, FILE_HEADER), key, place)
  return { file, fileKey, place, size, lastChunk: Math.max(0, Math.ceil(size / FILE_CHUNK) - 1) }
}

async function readChunk({ file, fileKey, place, lastChunk }: OpenFile, index: number): Promise<Uint8Array> {
  const sealed = await readAt(file, FILE_HEADER + index * SEALED_CHUNK, SEALED_CHUNK)
  return openedChunk(fileKey, { index, last: index === lastChunk }, sealed, place)
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
