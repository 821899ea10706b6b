// The part of a file that a player asks for (RFC 9110, section 14).
import type { ByteRange } from '../../app/ports.ts'

/**
 * The only range asked for, within the file; `outside` when none of it is in the file. `whole` when none is asked for, or several,
 * or in a way that isn't understood: then the whole file is the right answer.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | 'whole' | 'outside' {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (first === '') return last === '' ? 'whole' : lastBytes(Number(last), size)
  const [start, end] = [Number(first), last === '' ? size : Number(last) + 1]
  if (start >= end && last !== '') return 'whole'
  return start < size ? { start, end: Math.min(size, end) } : 'outside'
}

function lastBytes(count: number, size: number): ByteRange | 'outside' {
  return count === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - count), end: size }
}
