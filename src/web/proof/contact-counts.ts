// How many reports of this hour name a contact, in as much memory on a quiet day as under a flood: contacts fall into so many drawers, each counted together.
import { hash, randomBytes } from 'node:crypto'

/** 128 KB. Below 100,000 contacts an hour a drawer holds one or two; who shares theirs with a busy one is asked a little early, and loses a second. */
const DRAWERS = 65_536
const HOUR_MS = 3_600_000

export type ContactCounts = {
  /** Counts one; whether there were more than `most` in this hour. */
  readonly isOver: (contact: string) => boolean
}

/** `now` in epoch milliseconds. Which drawer is whose is known as long as the process lives, and nowhere else. */
export function contactCounts(most: number, now: () => number = Date.now): ContactCounts {
  const key = randomBytes(32).toString('hex')
  const counts = new Uint16Array(DRAWERS)
  let hour = -1
  return {
    isOver(contact) {
      const present = Math.floor(now() / HOUR_MS)
      if (present !== hour) counts.fill(0)
      hour = present
      const drawer = hash('sha256', key + contact, 'buffer').readUInt16BE(0)
      const count = Math.min(0xffff, (counts[drawer] ?? 0) + 1)
      counts[drawer] = count
      return count > most
    },
  }
}
