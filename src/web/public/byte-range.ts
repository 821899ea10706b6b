// The part of a file that a player asks for (RFC 9110, section 14).
import type { ByteRange } from '../../app/ports.ts'

/** The first and only range asked for, within the file; null when none is asked or it can't be served, so that the whole is sent. */
export function byteRange(header: string | undefined, size: number): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  return start < end ? { start, end } : null
}
