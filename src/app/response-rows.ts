// The rows of what posts of dispatched units did: counted each semester, so written with the change itself, and taken back with it.
import type { ReportEvent } from '../report/event.ts'
import type { ReportState } from '../report/state.ts'
import type { ReportWrite } from '../store/report-write.ts'
import type { NumberedEvent } from './projection.ts'

type Taken = Extract<ReportEvent, { kind: 'way-taken' }>

export function newResponses(before: ReportState | null, after: ReportState, events: readonly NumberedEvent[]): Pick<ReportWrite, 'responses' | 'responsesNoMore'> {
  return {
    responsesNoMore: events.flatMap(({ event }) => (event.kind === 'act-undone' ? [{ report_id: after.reportId, seq: event.first }] : [])),
    responses: events.flatMap(({ event, seq, at }) => {
      if (event.kind !== 'way-taken' || event.by.who !== 'officer') return []
      const { by } = event
      const holding = after.holdings.find(({ no }) => no === event.holding)
      if (holding === undefined || holding.parent === null || holding.unit !== by.unit) return []
      const due = before?.clocks.find((clock) => clock.kind === 'settle' && clock.holding === holding.no)?.due ?? null
      return [{
        report_id: after.reportId, seq, government: after.government, unit_id: by.unit, office: by.office, officer_id: by.officer, holding_no: holding.no,
        step: event.step, way: event.way, kind: kindOf(event, events), dispatched_at: holding.openedAt, responded_at: at, due_at: due,
      }]
    }),
  }
}

function kindOf({ holding }: Taken, events: readonly NumberedEvent[]): 'answered' | 'returned' | 'other' {
  if (events.some(({ event }) => event.kind === 'answer-given' && event.holding === holding)) return 'answered'
  return events.some(({ event }) => event.kind === 'holding-closed' && event.holding === holding && event.outcome === 'returned') ? 'returned' : 'other'
}
