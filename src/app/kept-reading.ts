// What was read and checked from data files is kept beside the build, whose rules it was checked by, until a file changes.
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Reading<T> = {
  /** The folder of the checkout. */
  readonly root: string
  /** Of the file that keeps it, in dist/. */
  readonly name: string
  /** The folders whose .yaml files it depends on. */
  readonly folders: readonly string[]
  readonly read: () => Promise<T>
}

type Kept<T> = { readonly digest: string; readonly files: T }

/** @throws what `read` throws */
export async function keptReading<T>({ root, name, folders, read }: Reading<T>): Promise<T> {
  const digest = await digestOf(root, folders)
  const place = join(root, 'dist', name)
  const kept = await keptAt<T>(place)
  if (kept?.digest === digest) return kept.files
  const files = await read()
  await keep(place, { digest, files })
  return files
}

async function keptAt<T>(place: string): Promise<Kept<T> | null> {
  try {
    return JSON.parse(await readFile(place, 'utf8')) as Kept<T>
  } catch {
    return null
  }
}

/** Where it can't be written (no build, a folder of somebody else's, a full disk) the files are read each time. */
async function keep<T>(place: string, kept: Kept<T>): Promise<void> {
  const fresh = `${place}.${process.pid}`
  try {
    await writeFile(fresh, JSON.stringify(kept))
    await rename(fresh, place)
  } catch {
    return
  }
}

async function digestOf(root: string, folders: readonly string[]): Promise<string> {
  const digest = createHash('sha256')
  for (const folder of folders) {
    const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => /\.ya?ml$/.test(name)).sort()
    const texts = await Promise.all(names.map((name) => readFile(join(root, folder, name))))
    names.forEach((name, index) => digest.update(`${folder}/${name}\0`).update(createHash('sha256').update(texts[index] ?? '').digest()))
  }
  return digest.digest('hex')
}
