// How a message fared on its way: silence counts from the moment the receiving server took the answer; where it never does, from the page.
import type { RecordDelivery } from '../command.ts'
import { isDeliveredByHand } from '../messages/answer.ts'
import { contactOf, type DeliveryOutcome, type DeliveryState, type Sent } from '../messages/reach.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import { undoSilence } from './undo-silence.ts'

/** What may still be learnt of a message: a bounce can follow an acceptance, an acceptance can turn out after it was given up. */
const MAY_FOLLOW: Readonly<Record<DeliveryState, readonly DeliveryOutcome[]>> = {
  queued: ['accepted', 'bounced', 'failed'], accepted: ['bounced'], failed: ['accepted', 'bounced'], bounced: [],
}

export function recordDelivery(turn: Turn, state: ReportState, { message, outcome, at, code }: RecordDelivery): Refusal | null {
  const sent = contactOf(state).sent.find(({ no }) => no === message)
  if (sent === undefined) return 'unknown-message'
  if (!MAY_FOLLOW[sent.state].includes(outcome)) return 'recorded-before'
  const when = Math.max(sent.since, Math.min(at, turn.world.now)) // clocks of two machines may differ a little
  const deliveredAt = deliveredAfter(turn, state, sent, { outcome, when })
  // The report was closed over a silence that nobody was asked in.
  if (outcome === 'bounced' && isLatestAnswer(state, sent)) undoSilence(turn, state)
  happen(turn, { kind: 'delivery-recorded', message, over: sent.over, outcome, at: when, ...(isCode(code) && { code }), proves: deliveredAt !== undefined, ...(deliveredAt !== undefined && { deliveredAt }), told: [], clocks: {} })
  if (outcome !== 'accepted') turn.told.push({ to: { who: 'unit', unit: state.watcher }, template: 'not-reached' })
  return null
}

/**
 * From when the answer counts as delivered after this, epoch milliseconds; null while something else has to prove it yet;
 * undefined where this changes nothing. What is lost on its way counts as given on the page, from now on.
 */
function deliveredAfter(turn: Turn, state: ReportState, sent: Sent, { outcome, when }: { readonly outcome: DeliveryOutcome; readonly when: number }): number | null | undefined {
  if (!isLatestAnswer(state, sent)) return undefined
  const { awaits, sent: all } = contactOf(state)
  const isAwaited = awaits.includes(sent.over)
  const others = awaits.filter((proof) => proof !== sent.over)
  if (outcome === 'accepted') return others.length > 0 ? null : isByHand(turn, state) ? turn.world.now : when
  const arrived = all.some((one) => one.answers && one.no !== sent.no && one.state === 'accepted')
  if (arrived || (!isAwaited && sent.state !== 'accepted')) return undefined
  return others.length > 0 ? null : turn.world.now
}

/** A sentence of somebody's mail server may hold the address. */
function isCode(code: string | undefined): code is string {
  return code !== undefined && /^[\w.-]{1,40}$/.test(code)
}

function isLatestAnswer({ answeredAt }: ReportState, { answers }: Sent): boolean {
  return answers && answeredAt !== null
}

/** Entered at its source as well, at a moment that is over. */
function isByHand({ world }: Turn, state: ReportState): boolean {
  return isDeliveredByHand(world, state)
}
