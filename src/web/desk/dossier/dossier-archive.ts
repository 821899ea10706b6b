// The file and its evidence as one archive, sent as it is read: evidence is photos and videos, which pack no smaller.
import { Zip, ZipPassThrough } from 'fflate'
import type { GivenFile } from '../../../app/given-evidence.ts'

/** Where a piece of evidence lies in it. Numbered, so that two of one name stay two. */
export function placeOf({ no, name }: Pick<GivenFile, 'no' | 'name'>): string {
  const plain = name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+/, '')
  return `bukti/${no}-${plain === '' ? 'berkas' : plain}`
}

export async function* dossierArchive(page: { readonly name: string; readonly html: string }, files: readonly GivenFile[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) throw error
    ready.push(piece)
  })
  const put = (name: string) => {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    return entry
  }
  put(page.name).push(new TextEncoder().encode(page.html), true)
  for (const file of files) {
    const entry = put(placeOf(file))
    for await (const piece of file.bytes()) {
      entry.push(piece)
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(0), true)
  }
  zip.end()
  yield* ready.splice(0)
}
