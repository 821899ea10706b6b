// Tells a file part that holds nothing from one that holds something, before anything is opened for it.
import type { ByteSource } from './ports.ts'

/** The same bytes again, or null when the source ended without a single one. */
export async function filledSource(source: ByteSource): Promise<AsyncIterable<Uint8Array> | null> {
  const pieces = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) {
    if (piece.value.length > 0) return withRest(piece.value, pieces)
  }
  return null
}

type Pieces = AsyncIterator<Uint8Array> | Iterator<Uint8Array>

async function* withRest(first: Uint8Array, pieces: Pieces): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (let piece = await pieces.next(); piece.done !== true; piece = await pieces.next()) yield piece.value
  } finally {
    await pieces.return?.()
  }
}
