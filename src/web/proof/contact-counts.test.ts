import { expect, test } from 'vitest'
import { contactCounts } from './contact-counts.ts'

test('a contact is over when it was named more often than that in one hour, and another is not', () => {
  let now = 0
  const counts = contactCounts(3, () => now)
  expect([1, 2, 3, 4].map(() => counts.isOver('628123456789'))).toEqual([false, false, false, true])
  expect(counts.isOver('siti@contoh.invalid')).toBe(false)
  now += 3_600_000
  expect(counts.isOver('628123456789')).toBe(false)
})

test('a hundred thousand contacts, each named once, are hardly ever over', () => {
  const counts = contactCounts(10, () => 0)
  let over = 0
  for (let contact = 0; contact < 100_000; contact += 1) if (counts.isOver(`62${contact}`)) over += 1
  expect(over).toBeLessThan(20)
})

test('counting never starts again from nothing within the hour', () => {
  const counts = contactCounts(10, () => 0)
  for (let times = 0; times < 70_000; times += 1) counts.isOver('628')
  expect(counts.isOver('628')).toBe(true)
})
