import { describe, expect, test } from 'vitest'
import { pooledRandom } from './pooled-random.ts'

describe('random bytes from the pool', () => {
  test('never come twice, also across its end', () => {
    const drawn = Array.from({ length: 20_000 }, (_, index) => pooledRandom(12 + (index % 5)))
    expect(new Set(drawn.map((bytes) => bytes.toString('hex', 0, 12))).size).toBe(drawn.length)
    expect(drawn.every((bytes, index) => bytes.length === 12 + (index % 5))).toBe(true)
  })

  test('belong to whoever drew them', () => {
    const first = pooledRandom(16)
    const before = Buffer.from(first)
    pooledRandom(4096)
    pooledRandom(16)
    expect(first).toEqual(before)
    expect(pooledRandom(4096).every((byte) => byte === 0)).toBe(false)
  })

  test('are at most as many as the pool holds', () => {
    expect(() => pooledRandom(4097)).toThrow(RangeError)
  })
})
