// Whom a change concerns and which message they get: numbers and names of templates only, no words.
import type { ReportEvent, Told } from '../event.ts'
import { holdingOf } from '../turn.ts'
import { contactOf, type Over } from './reach.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'

export type Telling = Told & {
  readonly params: Readonly<Record<string, number | string>>
  /** Which event of the decision it tells of, from 0. */
  readonly event: number
  /** Which of the event's messages, from 0. */
  readonly index: number
  /** It stands on the page already. */
  readonly onlySent?: true
}

export function tell(_world: World, _before: ReportState | null, after: ReportState, events: readonly ReportEvent[]): readonly Telling[] {
  return events.flatMap((event, number) => tellingsOf(after, event).map((telling, index) => ({ ...telling, event: number, index })))
}

function tellingsOf(after: ReportState, event: ReportEvent): readonly Omit<Telling, 'event' | 'index'>[] {
  switch (event.kind) {
    case 'report-submitted':
      return event.by.who === 'reporter' || after.contactGiven ? [{ to: { who: 'reporter' }, template: 'received', ...(event.over && { over: event.over }), params: {} }] : []
    case 'holding-opened':
      return [newHolding(event.holding.unit, event.holding.no, event.holding.parent === null)]
    case 'reply-added':
    case 'report-reopened':
    case 'silence-undone':
    case 'report-closed':
      return event.told.map((told) => ({ ...told, params: {} }))
    case 'way-taken':
      return event.told.map((told) => ({ ...told, params: told.template === 'answered' ? { holding: event.holding, unit: holdingOf(after, event.holding).unit } : paramsOf(after, event.holding) }))
    case 'silence-warned':
      return event.told.map((told) => ({ ...told, params: { until: event.until } }))
    case 'delivery-recorded':
      return event.told.map((told) => ({ ...told, params: told.to.who === 'unit' ? { message: event.message } : {} }))
    case 'messages-resent':
      return event.messages.map((no) => againOf(after, event.over, no))
    case 'erasure-asked':
    case 'erasure-refused':
    case 'erasure-ordered':
    case 'consent-answered':
    case 'consent-asked':
    case 'receipt-corrected':
      return event.told.map((told) => ({ ...told, params: {} }))
    case 'opening-began':
    case 'quiet-judged':
      return event.told.map((told) => ({ ...told, params: { unit: event.unit } }))
    case 'clocks-rejudged':
      return event.told.map((told) => ({ ...told, params: { change: event.change } }))
    case 'clock-missed':
      return event.told.map((told) => ({ ...told, params: { clock: event.clock } }))
    default:
      return []
  }
}

/** Sent again as it was sent first, not shown again on the page. */
function againOf(after: ReportState, over: Over, no: number): Omit<Telling, 'event' | 'index'> {
  const sent = contactOf(after).sent.find((one) => one.no === no)
  if (sent === undefined) throw new Error(`Report ${after.reportId} has sent no message ${no}.`)
  return { to: { who: 'reporter' }, template: sent.template, over: [over], onlySent: true, params: { of: sent.of ?? sent.no } }
}

function newHolding(unit: number, holding: number, first: boolean): Omit<Telling, 'event' | 'index'> {
  return { to: { who: 'unit', unit }, template: first ? 'new-report' : 'new-dispatch', params: { holding } }
}

/** The unit that the reporter is told has it, by the way just taken: the latest that was given a turn. */
function paramsOf(after: ReportState, holding: number): Readonly<Record<string, number>> {
  return { holding, unit: (after.holdings.findLast(({ open }) => open) ?? holdingOf(after, holding)).unit }
}
