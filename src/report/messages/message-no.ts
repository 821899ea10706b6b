// The number of a message inside its report: made of the event it tells of, so that it needs no counter.
import type { Over } from './reach.ts'

const PER_EVENT = 1000
const FIRST_SENT = 500

/** `index` counts what the event tells, from 0; the same message over a channel that sends has a number of its own. */
export function messageNo(seq: number, index: number, channel: 'page' | 'desk' | Over): number {
  if (index >= FIRST_SENT) throw new RangeError('An event tells at most 500 messages.')
  return seq * PER_EVENT + index + (channel === 'email' ? FIRST_SENT : 0)
}
