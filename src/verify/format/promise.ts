// Reads what a receipt promises: which entry the log will have of which report, taken in when.
import { fromBase64 } from './bytes.ts'

export type LogPromise = { readonly origin: string; readonly number: string; /** Epoch milliseconds. */ readonly at: number; readonly commitment: Uint8Array }

/** Of a note's text; null where it is no promise. */
export function readPromise(text: string): LogPromise | null {
  const [, origin = '', number = '', time = '', base64 = ''] = /^tuntas-janji@v1\n([^\s+]+)\n([0-9A-Z-]{1,40})\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n(\S+)\n$/.exec(text) ?? []
  const [commitment, at] = [fromBase64(base64), Date.parse(time)]
  return commitment === null || commitment.length !== 32 || Number.isNaN(at) ? null : { origin, number, at, commitment }
}
