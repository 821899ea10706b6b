import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

describe('work on photos', () => {
  it('is done two at a time, in the order it came, also when some of it fails', async () => {
    let atOnce = 0
    let most = 0
    const begun: number[] = []
    const work = async (number: number) => {
      begun.push(number)
      most = Math.max(most, ++atOnce)
      await setTimeout(5)
      atOnce -= 1
      if (number % 3 === 0) throw new Error('broken')
    }
    const results = await Promise.allSettled(Array.from({ length: 9 }, (_, number) => inTurn(() => work(number))))
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8].map((number) => number % 3 !== 0))
    expect(most).toBe(2)
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(await inTurn(async () => 'again')).toBe('again')
  })
})
