// Random bytes for nonces and salts, drawn from the system many at a time: a call for each takes as long as sealing a short text.
import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(4096)
let used = pool.length

/** Fresh cryptographically strong bytes, at most 4,096; given out once and no longer kept here. */
export function pooledRandom(size: number): Buffer {
  if (size > pool.length) throw new RangeError(`The pool gives at most ${pool.length} bytes at once`)
  if (used + size > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const bytes = Buffer.from(pool.subarray(used, used + size))
  pool.fill(0, used, used + size)
  used += size
  return bytes
}
