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
  /** Counts one that waited instead of working; whether it may pass. */
  readonly waited: (network: string) => Promise<boolean>
}

const HOUR_S = 3_600
const MINUTE_S = 60
const ALL = 'all'

/**
 * In memory alone: also contacts of people who hide are counted, and nothing of them is stored. Nobody is ever turned away by a contact: anybody can write down anybody's number.
 */
export function senderPressure({ reportsPerHour, webProcesses = 1 }: { readonly reportsPerHour: number; readonly webProcesses?: number }): Pressure {
  // Connections fall to the processes by chance, evenly; who is asked a little early loses a second.
  const limiter = (points: number, duration: number) => new RateLimiterMemory({ points: Math.ceil(points / webProcesses), duration })
  const networks = limiter(Math.max(20, Math.floor(reportsPerHour / 3)), HOUR_S)
  const contacts = contactCounts(Math.ceil(Math.max(10, Math.floor(reportsPerHour / 30)) / webProcesses))
  const everybody = limiter(Math.max(60, reportsPerHour), MINUTE_S)
  const patient = limiter(Math.max(20, Math.floor(reportsPerHour / 5)), HOUR_S)
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
    waited: async (network) => !(await isOver(patient, network)),
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
