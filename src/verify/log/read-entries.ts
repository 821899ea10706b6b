// Goes through what was logged, in order, from any copy of the log; each bundle once.
import type { LogSource } from './log-source.ts'
import { tileName } from '../format/tile-name.ts'

/** Bundles asked for ahead. */
const AHEAD = 16

export type Bundle = { readonly first: number; readonly entries: readonly Uint8Array[] | null; readonly path: string }

/** `entries` is null where a bundle is missing or broken. */
export async function* readBundles(source: LogSource, size: number): AsyncGenerator<Bundle> {
  const count = Math.ceil(size / 256)
  const asked: Promise<Bundle>[] = []
  for (let index = 0; index < count || asked.length > 0; ) {
    while (asked.length < AHEAD && index < count) {
      const one = readBundle(source, index, Math.min(256, size - index * 256))
      one.catch(() => undefined) // heard of where it is awaited
      asked.push(one)
      index += 1
    }
    yield (await asked.shift()) as Bundle
  }
}

/** A bundle that was cut may have given way to a longer one. */
async function readBundle(source: LogSource, index: number, width: number): Promise<Bundle> {
  const path = tileName('entries', index, width)
  const bytes = (await source(path)) ?? (width < 256 ? await source(tileName('entries', index, 256)) : null)
  return { first: index * 256, path, entries: bytes === null ? null : entriesIn(bytes, width) }
}

function entriesIn(bytes: Uint8Array, width: number): readonly Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width) {
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (at + 2 + length > bytes.length) return null
    entries.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
