// Stores an escrow sheet in a file of its own, never beside the keys and never over another file.
import { closeSync, existsSync, fsyncSync, openSync, realpathSync, writeSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'

/** The one of `folders` that the file would lie in, links followed; undefined when in none. */
export function folderAround(file: string, folders: readonly string[]): string | undefined {
  return folders.find((folder) => existsSync(folder) && liesIn(file, folder))
}

/** A file that is there already may be the only copy of an older key. @throws the system's error, `EEXIST` for one */
export function storeSheet(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function liesIn(file: string, folder: string): boolean {
  const [first] = relative(realpathSync(folder), join(realpathSync(dirname(file)), basename(file))).split(sep)
  return first !== '..'
}
