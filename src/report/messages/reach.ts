// How a reporter can be reached besides the page of their report, what was sent that way, and what has yet to prove that an answer arrived.
import { erasureOf } from '../erasure/erasure.ts'
import type { ReportState } from '../state.ts'
import type { Template } from '../../sop/vocabulary.ts'
import type { World } from '../world.ts'

/** What a contact offers; the address or number itself stays sealed. */
export const REACHES = ['email', 'phone'] as const
export type Reach = (typeof REACHES)[number]

/** Channels by which this product sends by itself. */
export type Over = Extract<Reach, 'email'>

/** How a message fares: it waits, the receiving server took it, it came back, or it was given up after a stated time. */
export type DeliveryState = 'queued' | 'accepted' | 'bounced' | 'failed'

export type DeliveryOutcome = Exclude<DeliveryState, 'queued'>

/** What proves that an answer arrived: it was entered where the report came from, or a message with it was taken. */
export type Proof = 'source' | Over

export type Sent = {
  /** Number of the message inside the report. */
  readonly no: number
  readonly over: Over
  readonly template: Template
  readonly state: DeliveryState
  /** When it was put on its way, epoch milliseconds. */
  readonly since: number
  /** It carries the latest answer. */
  readonly answers: boolean
  /** The message that it repeats; null for a first sending. */
  readonly of: number | null
  /** It was sent again by a later message. */
  readonly repeated: boolean
}

export type Contact = {
  readonly offers: readonly Reach[]
  /** Channels over which a message came back: nothing more is sent there until the contact is corrected or somebody tries again. */
  readonly lost: readonly Over[]
  readonly sent: readonly Sent[]
  /** What must still prove that the latest answer arrived. */
  readonly awaits: readonly Proof[]
}

const none: Contact = { offers: [], lost: [], sent: [], awaits: [] }

/** Reports taken in before contacts were told apart have none of it. */
export function contactOf(state: ReportState): Contact {
  return state.contact ?? none
}

/** The channels over which the reporter is told something now, besides the page. */
export function waysTo(world: World, state: ReportState): readonly Over[] {
  if (erasureOf(state).stands !== 'none') return [] // the address is gone with the words
  const { offers, lost } = contactOf(state)
  return world.sends.filter((over) => offers.includes(over) && !lost.includes(over))
}

/** Messages that did not arrive and were not sent again. */
export function unreached(state: ReportState): readonly Sent[] {
  return contactOf(state).sent.filter((sent) => (sent.state === 'bounced' || sent.state === 'failed') && !sent.repeated)
}
