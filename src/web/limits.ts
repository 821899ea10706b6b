// How much one network may send: enough for a school behind one address, too little for a flood.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RoutePolicy } from './route-policy.ts'

type Limit = NonNullable<RoutePolicy['limit']>

export type Limits = {
  /** Counts one; null when it may pass, else the milliseconds until it may be tried again. */
  take(limit: Limit, network: string): Promise<number | null>
}

const HOUR_S = 3600

/**
 * `codes`: 60 tries of number and code in an hour. A guess must hit 130 random bits, so this is against noise, not luck.
 * Counted in memory: a restart forgives, and nothing about senders is stored.
 */
export function networkLimits({ reportsPerHour }: { readonly reportsPerHour: number }): Limits {
  const limiters: Record<Limit, RateLimiterMemory> = {
    reports: new RateLimiterMemory({ points: reportsPerHour, duration: HOUR_S }),
    codes: new RateLimiterMemory({ points: 60, duration: HOUR_S }),
    // A school reading one report each is let through; trying out numbers is not.
    publicReads: new RateLimiterMemory({ points: 600, duration: HOUR_S }),
    // An agency's whole staff signs in from one network in the morning; guessing at one account is braked elsewhere.
    signIns: new RateLimiterMemory({ points: 1_200, duration: HOUR_S }),
    deskWork: new RateLimiterMemory({ points: 12_000, duration: HOUR_S }),
    additions: new RateLimiterMemory({ points: 120, duration: HOUR_S }),
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
  }
}
