// Reads a checkpoint that the log itself has signed; whoever checks the log has a reader of their own.
import type { Checkpoint } from './checkpoint.ts'

/** Null where it is none. */
export function readCheckpoint(note: string): Checkpoint | null {
  const [, origin = '', size = '', root = ''] = /^([^\n]+)\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\n\n/.exec(note) ?? []
  return origin === '' ? null : { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}
