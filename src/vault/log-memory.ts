// What was signed last, remembered beside the keys and so in no backup: a database that was put back can't take it along.
import { openKeyFolder } from './key-folder.ts'

const FILE = 'log-last-signed.txt'

export type LogMemory = {
  /** The note of the highest checkpoint that was ever signed here; null when nothing is remembered. */
  readonly lastSigned: () => string | null
  /** On disk when it returns. */
  readonly remember: (note: string) => void
  /** Before a log begins that nothing was signed of. */
  readonly forget: () => void
}

/** @throws VaultFault when the folder can't be read, or others can read it */
export function openLogMemory(keysDir: string): LogMemory {
  const folder = openKeyFolder(keysDir)
  return { lastSigned: () => folder.read(FILE) || null, remember: (note) => folder.replace(FILE, note), forget: () => folder.replace(FILE, '') }
}
