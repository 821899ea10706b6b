// When many reports come at once, from one network, with one contact, or at all, each costs its sender's device a second or two of work.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { ReporterIdentity } from '../../app/report-words.ts'
import { normalEmail, normalPhone } from '../../privacy/normal-contact.ts'
import { contactCounts } from './contact-counts.ts'

export type Pressure = {
  /** Counts a report that is ready to be taken in; whether its sender is to show work first. */
  readonly count: (network: string, identity: ReporterIdentity | null) => Promise<boolean>
  /** Whether the next one from there would be asked; counts nothing. */
  readonly isHigh: (network: string) => Promise<boolean>
  /** How long the next one from there waits that doesn't work, in milliseconds. */
  readonly patience: (network: string) => Promise<number>
  /** How much longer one has to wait that has waited so long, in milliseconds; at 0 it passes, and is counted. */
  readonly waited: (network: string, forMs: number) => Promise<number>
}

const HOUR_S = 3_600
const MINUTE_S = 60
const ALL = 'all'

/** Who can't or won't compute waits so long, in milliseconds: nobody is kept out for having no script. */
export const PATIENCE_MS = 20_000
/** However many wait: half of what a challenge lives, so that whoever comes back late is let in too. */
const LONGEST_MS = 30 * 60_000

/**
 * In memory alone: also contacts of people who hide are counted, and nothing of them is stored. Nobody is ever turned away by a contact: anybody can write down anybody's number.
 */
export function senderPressure({ reportsPerHour, webProcesses = 1 }: { readonly reportsPerHour: number; readonly webProcesses?: number }): Pressure {
  // Connections fall to the processes by chance, evenly; who is asked a little early loses a second.
  const limiter = (points: number, duration: number) => new RateLimiterMemory({ points: Math.ceil(points / webProcesses), duration })
  const networks = limiter(Math.max(20, Math.floor(reportsPerHour / 3)), HOUR_S)
  const contacts = contactCounts(Math.ceil(Math.max(10, Math.floor(reportsPerHour / 30)) / webProcesses))
  const everybody = limiter(Math.max(60, reportsPerHour), MINUTE_S)
  const patient = limiter(Number.MAX_SAFE_INTEGER, HOUR_S)
  const usual = Math.ceil(Math.max(20, Math.floor(reportsPerHour / 5)) / webProcesses)
  /** After each so many as usual in an hour twice as long. */
  const waitAfter = (passed: number) => Math.min(LONGEST_MS, PATIENCE_MS * 2 ** Math.floor(passed / usual))
  return {
    async count(network, identity) {
      const named = identity === null ? [] : [normalPhone(identity.phone), normalEmail(identity.email)].flatMap((contact) => contact ?? [])
      const over = [...named.map(contacts.isOver), ...(await Promise.all([isOver(networks, network), isOver(everybody, ALL)]))]
      return over.includes(true)
    },
    async isHigh(network) {
      const [own, all] = await Promise.all([networks.get(network), everybody.get(ALL)])
      return [own, all].some((one) => one !== null && one.remainingPoints <= 0)
    },
    patience: async (network) => waitAfter((await patient.get(network))?.consumedPoints ?? 0),
    async waited(network, forMs) {
      const { consumedPoints } = await patient.penalty(network) // counted before it is judged: many come back at the same moment
      const left = Math.max(0, waitAfter(consumedPoints - 1) - forMs)
      if (left > 0) await patient.reward(network)
      return left
    },
  }
}

async function isOver(limiter: RateLimiterMemory, name: string): Promise<boolean> {
  try {
    await limiter.consume(name)
    return false
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return true
    throw refused
  }
}
