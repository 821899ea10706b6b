import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byteRange } from './byte-range.ts'

describe('the range that a player asks for', () => {
  it.each([
    ['bytes=0-0', 10, { start: 0, end: 1 }], ['bytes=0-', 10, { start: 0, end: 10 }], ['bytes=9-', 10, { start: 9, end: 10 }], ['bytes=3-99', 10, { start: 3, end: 10 }], ['bytes=-3', 10, { start: 7, end: 10 }],
    ['bytes=-99', 10, { start: 0, end: 10 }], ['bytes=10-', 10, 'outside'], ['bytes=-0', 10, 'outside'], ['bytes=0-', 0, 'outside'], ['bytes=5-2', 10, 'whole'], ['bytes=0-1,3-4', 10, 'whole'], [undefined, 10, 'whole'],
  ])('%s of %i bytes', (header, size, range) => {
    expect(byteRange(header, size)).toEqual(range)
  })

  it('is never more than the file, whatever is asked', () => {
    const numbers = fc.oneof(fc.constant(''), fc.nat(200).map(String), fc.bigInt({ min: 0n }).map(String))
    const headers = fc.oneof(fc.string(), fc.tuple(numbers, numbers).map(([first, last]) => `bytes=${first}-${last}`))
    fc.assert(fc.property(headers, fc.nat(100), (header, size) => {
      const range = byteRange(header, size)
      if (typeof range === 'string') return
      expect(Number.isInteger(range.start) && Number.isInteger(range.end)).toBe(true)
      expect(0 <= range.start && range.start < range.end && range.end <= size).toBe(true)
    }), { numRuns: 10_000 })
  })
})
