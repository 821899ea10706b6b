// Who waits instead of working waits longer the more did before them in that hour, and never without end.
import { expect, it } from 'vitest'
import { PATIENCE_MS, senderPressure } from './pressure.ts'

it('doubles the wait after each so many, up to half an hour, and turns nobody away', async () => {
  const pressure = senderPressure({ reportsPerHour: 150 })
  const waits: number[] = []
  for (let count = 0; count < 400; count += 1) {
    const wait = await pressure.patience('here')
    expect(await pressure.waited('here', wait - 1), 'too early, and not counted').toBe(1)
    expect(await pressure.waited('here', wait)).toBe(0)
    waits.push(wait)
  }
  expect([0, 29, 30, 59, 60, 209, 210, 399].map((no) => waits[no])).toEqual([1, 1, 2, 2, 4, 64, 90, 90].map((times) => times * PATIENCE_MS))
  expect(await pressure.patience('elsewhere')).toBe(PATIENCE_MS)
})

it('lets no more pass early that come back at the same moment', async () => {
  const pressure = senderPressure({ reportsPerHour: 150 })
  const left = await Promise.all(Array.from({ length: 50 }, () => pressure.waited('here', PATIENCE_MS)))
  expect(left.filter((one) => one === 0).length).toBe(30)
  expect(new Set(left)).toEqual(new Set([0, PATIENCE_MS]))
})
