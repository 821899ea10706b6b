import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSizeOf, sealedSizeOf } from './sealed-file.ts'

const CHUNK = 65_536

describe('the size of a sealed file', () => {
  it('tells the size of what was sealed', () => {
    fc.assert(fc.property(fc.nat(1_000_000), (size) => {
      expect(plainSizeOf(sealedSizeOf(size))).toBe(size)
    }))
    expect([0, 17, 32, 17 + CHUNK + 16 + 16].map(plainSizeOf)).toEqual([null, null, null, null])
  })
})
