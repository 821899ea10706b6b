// Takes a file in as it arrives: sealed, checksummed and on disk, under a name that belongs to no report yet.
import { createHash, randomBytes } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'
import type { ByteSource, StagedFile, Staging } from '../../app/ports.ts'
import { giveToFolderOwner } from '../../data-folder.ts'
import { sealedFile } from '../../vault/sealed-file.ts'
import { naming } from './file-fault.ts'
import { stagedPath } from './folders.ts'

const HEAD = 4096

export async function stageFile(root: string, source: ByteSource, staging: Staging): Promise<StagedFile | { readonly refused: 'too-large' }> {
  const handle = randomBytes(16).toString('hex')
  const path = stagedPath(root, { handle })
  const incoming = new Incoming(staging.maxBytes)
  try {
    const sealed = await naming(() => writeSealed(path, incoming.pieces(source), staging))
    if (!incoming.tooLarge) return { reportId: staging.reportId, fileId: staging.fileId, ...sealed, ...incoming.summary(), handle }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  await rm(path, { force: true })
  return { refused: 'too-large' }
}

type Sealed = Pick<StagedFile, 'sealedSha256' | 'sealedSize'>

async function writeSealed(path: string, pieces: AsyncIterable<Uint8Array>, { key, reportId, fileId }: Staging): Promise<Sealed> {
  const digest = createHash('sha256')
  let sealedSize = 0
  const file = await open(path, 'wx', 0o600)
  try {
    giveToFolderOwner(path)
    for await (const chunk of sealedFile(pieces, key, { reportId, fileId })) {
      digest.update(chunk)
      await writeWhole(file, chunk)
      sealedSize += chunk.length
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sealedSha256: digest.digest(), sealedSize }
}

/** A single write may take only a part, for one when the disk is nearly full. */
async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.length) written += (await file.write(bytes, written)).bytesWritten
}

/** Watches the pieces go by. */
class Incoming {
  tooLarge = false
  readonly #maxBytes: number
  readonly #digest = createHash('sha256')
  #size = 0
  #head = Buffer.alloc(0)

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Beyond the limit it reads on and passes nothing on. */
  async *pieces(source: ByteSource): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      this.tooLarge ||= this.#size + piece.length > this.#maxBytes
      if (this.tooLarge) continue
      this.#digest.update(piece)
      this.#size += piece.length
      if (this.#head.length < HEAD) this.#head = Buffer.concat([this.#head, piece.subarray(0, HEAD - this.#head.length)])
      yield piece
    }
  }

  summary(): Pick<StagedFile, 'plainSha256' | 'plainSize' | 'head'> {
    return { plainSha256: this.#digest.digest(), plainSize: this.#size, head: this.#head }
  }
}
