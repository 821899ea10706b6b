// One network's share is the same whichever web process its connections come to: each tells the others what it let pass.
import type { Limits } from './limits.ts'
import type { Siblings } from '../siblings.ts'

/** So much later than the others at most, in milliseconds; telling each at once would cost as much as a request. */
const TOLD_AFTER_MS = 100

type Passed = { readonly limit: Parameters<Limits['take']>[0]; readonly network: string; times: number }

export function sharedLimits(own: Limits, siblings: Siblings): Limits {
  if (siblings.count === 0) return own
  let passed = new Map<string, Passed>()
  siblings.hear('passed', (told) => {
    for (const { limit, network, times } of told as readonly Passed[]) own.count(limit, network, times)
  })
  function tell(): void {
    siblings.tell('passed', [...passed.values()])
    passed = new Map()
  }
  function note(limit: Passed['limit'], network: string): void {
    if (passed.size === 0) setTimeout(tell, TOLD_AFTER_MS).unref()
    const key = `${limit} ${network}`
    const known = passed.get(key)
    if (known === undefined) passed.set(key, { limit, network, times: 1 })
    else known.times += 1
  }
  return {
    count: own.count,
    async take(limit, network) {
      const wait = await own.take(limit, network)
      if (wait === null) note(limit, network)
      return wait
    },
  }
}
