// Whom a change concerns and which message they get: numbers and names of templates only, no words.
import type { ReportEvent, Told } from './event.ts'
import { holdingOf } from './turn.ts'
import type { ReportState } from './state.ts'
import type { World } from './world.ts'

export type Telling = Told & {
  readonly params: Readonly<Record<string, number | string>>
  /** Which event of the decision it tells of, from 0. */
  readonly event: number
}

export function tell(_world: World, _before: ReportState | null, after: ReportState, events: readonly ReportEvent[]): readonly Telling[] {
  return events.flatMap((event, index) => tellingsOf(after, event).map((telling) => ({ ...telling, event: index })))
}

function tellingsOf(after: ReportState, event: ReportEvent): readonly Omit<Telling, 'event'>[] {
  switch (event.kind) {
    case 'report-submitted':
      return event.by.who === 'reporter' || after.contactGiven ? [{ to: { who: 'reporter' }, template: 'received', params: {} }] : []
    case 'holding-opened':
      return [newHolding(event.holding.unit, event.holding.no, event.holding.parent === null)]
    case 'reply-added':
    case 'report-reopened':
    case 'silence-undone':
    case 'report-closed':
      return event.told.map((told) => ({ ...told, params: {} }))
    case 'way-taken':
      return event.told.map((told) => ({ ...told, params: told.template === 'answered' ? { holding: event.holding, unit: holdingOf(after, event.holding).unit } : paramsOf(after, event.holding) }))
    case 'clock-missed':
      return event.told.map((told) => ({ ...told, params: { clock: event.clock } }))
    default:
      return []
  }
}

function newHolding(unit: number, holding: number, first: boolean): Omit<Telling, 'event'> {
  return { to: { who: 'unit', unit }, template: first ? 'new-report' : 'new-dispatch', params: { holding } }
}

/** The unit that the reporter is told has it, by the way just taken: the latest that was given a turn. */
function paramsOf(after: ReportState, holding: number): Readonly<Record<string, number>> {
  return { holding, unit: (after.holdings.findLast(({ open }) => open) ?? holdingOf(after, holding)).unit }
}
