// Finishes a decision: the clocks are brought in line with where the report now stands, and messages recorded with their cause.
import { clockChange } from './clock-change.ts'
import type { ClockChange, ReportEvent } from './event.ts'
import { sopOf, stepOf } from './sop-of.ts'
import { happen, reportOf, type Turn } from './turn.ts'

/** The events of a decision. A change of clocks is recorded with the last event that can carry one, to spare a row. */
export function settled(turn: Turn): readonly ReportEvent[] {
  if (turn.notified && reportOf(turn).open && reportOf(turn).firstNoticeAt === null) {
    happen(turn, { kind: 'reporter-told', clocks: {} })
  }
  if (isWorkedUnjudged(turn)) happen(turn, { kind: 'outer-time-began' })
  const clocks = clockChange(turn.world, reportOf(turn))
  const events = withMessages(turn)
  return clocks === null ? events : withClocks(events, clocks)
}

/** SOPs without a verification of their own begin with the work itself. */
function isWorkedUnjudged(turn: Turn): boolean {
  const state = reportOf(turn)
  if (!state.open || state.countsFrom !== null) return false
  return state.holdings.some((holding) => holding.open && holding.body === null && ['follow-up', 'reply'].includes(stepOf(sopOf(turn.world, holding), holding.step).stage))
}

function withClocks(events: readonly ReportEvent[], clocks: ClockChange): readonly ReportEvent[] {
  const carrier = events.findLastIndex((event) => 'clocks' in event)
  if (carrier === -1) return [...events, { kind: 'clocks-changed', clocks }]
  return events.map((event, index) => (index === carrier && 'clocks' in event ? { ...event, clocks } : event))
}

function withMessages({ events, told }: Turn): readonly ReportEvent[] {
  if (told.length === 0) return events
  const carrier = events.findIndex((event) => 'told' in event)
  if (carrier === -1) throw new Error('Messages follow from an event that can record them.')
  const each = told.filter((one, index) => told.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index)
  return events.map((event, index) => (index === carrier && 'told' in event ? { ...event, told: each } : event))
}
