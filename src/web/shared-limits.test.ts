import { describe, expect, test, vi } from 'vitest'
import { siblingsOver, type Channel, type SiblingMessage } from '../siblings.ts'
import { networkLimits } from './limits.ts'
import { sharedLimits } from './shared-limits.ts'

type End = Channel & { hears(message: SiblingMessage): void }

/** As many channels as processes, with a supervisor between them that passes everything on. */
function channels(count: number): readonly End[] {
  const acts: ((message: unknown) => void)[][] = Array.from({ length: count }, () => [])
  const ends: End[] = acts.map((own, index) => ({
    on: (_name: string, act: (message: unknown) => void) => void own.push(act),
    send: (message: SiblingMessage) => ends.forEach((end, other) => other !== index && end.hears(structuredClone(message))),
    hears: (message: SiblingMessage) => own.forEach((act) => act(message)),
  })) as unknown as End[]
  return ends
}

describe('limits of several processes', () => {
  test('what one lets pass, the others have counted a moment later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    try {
      const [one, other] = channels(2).map((channel) => sharedLimits(networkLimits({ reportsPerHour: 3 }), siblingsOver(channel, 2)))
      expect([await one?.take('reports', 'a'), await one?.take('reports', 'a')]).toEqual([null, null])
      vi.advanceTimersByTime(100)
      expect(await other?.take('reports', 'a')).toBeNull()
      expect(await other?.take('reports', 'a')).toBeGreaterThan(0)
      expect(await other?.take('reports', 'b')).toBeNull()
    } finally {
      vi.useRealTimers()
    }
  })

  test('a process alone counts for itself', () => {
    const own = networkLimits({ reportsPerHour: 3 })
    expect(sharedLimits(own, siblingsOver({ on: () => undefined } as unknown as Channel, 1))).toBe(own)
  })
})

describe('a question to the others', () => {
  test('brings the answer of each, and does not wait for one that says nothing or has none', async () => {
    const [one, two, silent, broken] = channels(4).map((channel) => siblingsOver(channel, 4))
    two?.answer('figures', async () => 7)
    silent?.hear('figures', () => undefined)
    broken?.answer('figures', () => Promise.reject(new Error('The keys lie open.')))
    expect(await one?.ask('figures')).toEqual([7])
  })
})
