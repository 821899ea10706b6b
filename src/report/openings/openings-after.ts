// The looks that stand or wait after an event; those that ended and that nobody has to look at any more are let go.
import type { ReportEvent } from '../event.ts'
import type { ReportState } from '../state.ts'
import type { Opening } from './opening.ts'

type Kept = Pick<ReportState, 'openings' | 'custodian' | 'nextOpening'>

/** Nothing changes by other events. */
export function openingsAfter(state: ReportState, event: ReportEvent, at: number): Kept {
  const openings = listAfter(state.openings ?? [], event, at)
  if (openings === null) return {}
  const waits = openings.some((one) => one.waits !== null)
  return { openings: openings.filter(({ waits: still, until }) => still !== null || until === null || at < until), custodian: waits ? true : null, nextOpening: nextAfter(state, event) }
}

function listAfter(openings: readonly Opening[], event: ReportEvent, at: number): readonly Opening[] | null {
  switch (event.kind) {
    case 'opening-asked':
      return [...openings, { no: event.no, what: event.what, officer: event.by.who === 'officer' ? event.by.officer : 0, unit: event.by.who === 'officer' ? event.by.unit : 0, askedAt: at, reason: event.reason, quiet: event.quiet, waits: event.consent ? 'consent' : null, until: null }]
    case 'opening-began':
      return openings.map((one) => (one.no === event.no ? { ...one, until: event.until, waits: event.quiet && event.by.who === 'officer' && event.by.officer === one.officer ? 'quiet' : null } : one))
    case 'opening-refused':
      return openings.filter(({ no }) => no !== event.no)
    case 'quiet-judged':
      return openings.map((one) => (one.no === event.no ? { ...one, waits: null } : one))
    default:
      return null
  }
}

function nextAfter({ nextOpening = 1 }: ReportState, event: ReportEvent): number {
  return event.kind === 'opening-asked' ? Math.max(nextOpening, event.no + 1) : nextOpening
}
