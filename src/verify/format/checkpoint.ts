// Reads what the log states about itself (c2sp.org/tlog-checkpoint).
import { fromBase64, wholeNumberOf } from './bytes.ts'

export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** Of a note's text; null where it is no checkpoint. */
export function readCheckpoint(text: string): Checkpoint | null {
  const lines = text.split('\n')
  const [origin = '', sizeText = '', rootText = ''] = lines
  const [size, root] = [wholeNumberOf(sizeText), fromBase64(rootText)]
  const isWhole = lines.length >= 4 && lines.at(-1) === '' && lines.slice(0, -1).every((line) => line !== '')
  return !isWhole || size === null || root === null || root.length !== 32 ? null : { origin, size, root }
}
