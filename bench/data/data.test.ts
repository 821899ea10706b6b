import { describe, expect, test } from 'vitest'
import { percentile } from '../measure/percentile.ts'
import { inventedPerson } from './invented-person.ts'
import { mixedText, mixedTitle } from './mixed-text.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { textLength } from './text-length.ts'

describe('repeatable randomness', () => {
  test('gives the same from the same seed and something else from another', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed)
      return Array.from({ length: 50 }, () => random.next())
    }
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(draw(1)).not.toEqual(draw(2 ** 32 + 1))
  })

  test('spreads evenly', () => {
    const random = seededRandom(3)
    const counts = Array.from({ length: 10 }, () => 0)
    for (let draws = 0; draws < 100_000; draws += 1) {
      const index = random.whole(0, 9)
      counts[index] = (counts[index] ?? 0) + 1
    }
    for (const count of counts) expect(count).toBeGreaterThan(9_500)
    for (const count of counts) expect(count).toBeLessThan(10_500)
  })
})

describe('generated texts', () => {
  test('are as long as people write: median 200, one in ten over 700, one in a hundred over 4,000 characters', () => {
    const random = seededRandom(20_260_101)
    const lengths = Array.from({ length: 50_000 }, () => textLength(random)).sort((a, b) => a - b)
    expect(percentile(lengths, 50)).toBeGreaterThan(190)
    expect(percentile(lengths, 50)).toBeLessThan(210)
    expect(percentile(lengths, 90)).toBeGreaterThan(650)
    expect(percentile(lengths, 90)).toBeLessThan(750)
    expect(percentile(lengths, 99)).toBeGreaterThan(3_600)
    expect(percentile(lengths, 99)).toBeLessThan(4_400)
  })

  test('have exactly the length asked for and are repeatable', () => {
    for (const length of [40, 41, 199, 200, 4_000, 9_000]) {
      expect(mixedText(seededRandom(length), length)).toHaveLength(length)
      expect(mixedText(seededRandom(length), length)).toBe(mixedText(seededRandom(length), length))
    }
  })

  test('differ from one report to the next', () => {
    const random = seededRandom(5)
    const texts = new Set(Array.from({ length: 2_000 }, () => mixedText(random, 200)))
    const titles = new Set(Array.from({ length: 2_000 }, () => mixedTitle(random)))
    expect(texts.size).toBe(2_000)
    expect(titles.size).toBeGreaterThan(1_500)
  })

  test('name nobody who can be reached', () => {
    const random = seededRandom(6)
    for (let count = 0; count < 200; count += 1) expect(inventedPerson(random).email).toMatch(/^[a-z.]+\d+@warga\.invalid$/)
  })
})
