// Delivers queued messages through their channels. The report's own page and the officers' desk are channels too:
// a message is delivered there at the instant it stands on the page.
import type pg from 'pg'
import { leaseMessages, recordDelivered, recordFailedAttempt, type LeasedMessage } from '../store/message-queue.ts'

export type Delivery = { readonly pool: pg.Pool; readonly now: () => number; readonly most: number }

export type DeliveryResult = { readonly leased: number; readonly delivered: number }

/** Channels whose reader comes to us: nothing is sent, the message shows from now on. */
const shownHere: ReadonlySet<string> = new Set(['page', 'desk'])

export async function deliverMessages({ pool, now, most }: Delivery): Promise<DeliveryResult> {
  const leased = await leaseMessages(pool, most)
  const shown = leased.filter((message) => shownHere.has(message.channel))
  const others = leased.filter((message) => !shownHere.has(message.channel))
  await Promise.all(others.map((message) => refuseUnknownChannel(pool, message)))
  const delivered = shown.length === 0 ? 0 : await recordDelivered(pool, shown, now())
  return { leased: leased.length, delivered }
}

async function refuseUnknownChannel(pool: pg.Pool, message: LeasedMessage): Promise<void> {
  await recordFailedAttempt(pool, message, `No channel called ${message.channel} is set up here.`)
}
