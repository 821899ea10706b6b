import { expect, test } from 'vitest'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { writtenAt } from './written-at.ts'

test('reports of the past ascend over three years, more than half of them in office hours', () => {
  const random = seededRandom(1)
  const until = Date.UTC(2029, 5, 1, 12)
  const all = Array.from({ length: 20_000 }, (_, index) => writtenAt({ index, count: 20_000, until, random }))
  expect(all).toEqual(all.toSorted((a, b) => a - b))
  expect(all.at(-1)).toBeLessThan(until)
  expect((all.at(-1) ?? 0) - (all[0] ?? 0)).toBeGreaterThan((3 * 365 - 2) * 86_400_000)
  const inOffice = all.filter((at) => [1, 2, 3, 4, 5, 6, 7, 8].includes(new Date(at).getUTCHours())).length
  expect(inOffice / all.length).toBeGreaterThan(0.54)
  expect(inOffice / all.length).toBeLessThan(0.58)
})

test('no report of the past was written before report ids begin', () => {
  const first = writtenAt({ index: 0, count: 10, until: Date.UTC(2025, 0, 1), random: seededRandom(2) })
  expect(new Date(first).getUTCFullYear()).toBe(2024)
})
