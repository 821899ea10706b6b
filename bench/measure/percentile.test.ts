import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { median, percentile } from './percentile.ts'

describe('a percentile', () => {
  test('is a value that was measured', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect([0, 1, 50, 95, 99, 99.5, 100].map((percent) => percentile(hundred, percent))).toEqual([1, 1, 50, 95, 99, 100, 100])
    expect(percentile([7], 50)).toBe(7)
    expect(percentile(new Float64Array([1, 2, 3]), 50)).toBe(2)
  })

  test('of nothing is no number', () => {
    expect(percentile([], 50)).toBeNaN()
  })

  test('is not exceeded by that share of the values, and no smaller value would do', () => {
    const values = fc.array(fc.integer(), { minLength: 1 }).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (sorted, percent) => {
        const found = percentile(sorted, percent)
        const share = (value: number) => sorted.filter((one) => one <= value).length / sorted.length
        expect(share(found)).toBeGreaterThanOrEqual(percent / 100 - 1e-9)
        for (const smaller of sorted.filter((one) => one < found)) expect(share(smaller)).toBeLessThan(percent / 100)
      }),
    )
  })
})

describe('a median', () => {
  test('is the middle, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([])).toBeNaN()
  })
})
