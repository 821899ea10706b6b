// How much one network may send: enough for a carrier that puts a thousand phones behind one address, too little for a flood.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RoutePolicy } from './route-policy.ts'

type Limit = NonNullable<RoutePolicy['limit']>

export type Limits = {
  /** Counts one; null when it may pass, else the milliseconds until it may be tried again. */
  take(limit: Limit, network: string): Promise<number | null>
  /** Counts what another process let pass. */
  count(limit: Limit, network: string, times: number): void
}

const HOUR_S = 3600

/**
 * One setting moves all of the public's: whose network may send many reports has many who follow and read them. A guess at
 * number and code must hit 130 random bits, so `codes` is against noise, not luck.
 * Counted in memory: a restart forgives, and nothing about senders is stored.
 */
export function networkLimits({ reportsPerHour }: { readonly reportsPerHour: number }): Limits {
  const limiters: Record<Limit, RateLimiterMemory> = {
    reports: new RateLimiterMemory({ points: reportsPerHour, duration: HOUR_S }),
    codes: new RateLimiterMemory({ points: 2 * reportsPerHour, duration: HOUR_S }),
    // A link that goes round by WhatsApp is let through; reading all of them one after another is not.
    publicReads: new RateLimiterMemory({ points: 20 * reportsPerHour, duration: HOUR_S }),
    // An agency's whole staff signs in from one network in the morning; guessing at one account is braked elsewhere.
    signIns: new RateLimiterMemory({ points: 1_200, duration: HOUR_S }),
    deskWork: new RateLimiterMemory({ points: 12_000, duration: HOUR_S }),
    additions: new RateLimiterMemory({ points: 2 * reportsPerHour, duration: HOUR_S }),
  }
  return {
    async take(limit, network) {
      try {
        await limiters[limit].consume(network)
        return null
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return refused.msBeforeNext
        throw refused
      }
    },
    count: (limit, network, times) => void limiters[limit].penalty(network, times),
  }
}
