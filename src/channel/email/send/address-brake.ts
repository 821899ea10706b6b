// How often one address gets mail: kept in memory, as hashes, for an hour; a restart forgives.
import { hash } from 'node:crypto'

export type AddressBrake = {
  readonly passes: (address: string, now: number) => boolean
  readonly sent: (address: string, now: number) => void
}

const HOUR_MS = 3_600_000

/** `most` in an hour. */
export function addressBrake(most: number): AddressBrake {
  const sentAt = new Map<string, readonly number[]>()
  const key = (address: string) => hash('sha256', address.toLowerCase(), 'base64')
  const recent = (address: string, now: number) => (sentAt.get(key(address)) ?? []).filter((at) => at > now - HOUR_MS)
  return {
    passes: (address, now) => recent(address, now).length < most,
    sent(address, now) {
      sentAt.set(key(address), [...recent(address, now), now])
      // Whoever got nothing for an hour is forgotten.
      for (const [one, times] of sentAt) if ((times.at(-1) ?? 0) <= now - HOUR_MS) sentAt.delete(one)
    },
  }
}
