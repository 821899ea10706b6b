// Finishes a decision: the clocks are brought in line with where the report now stands, and messages recorded with their cause.
import { clockChange } from './clocks/clock-change.ts'
import type { ClockChange, ReportEvent, Told } from './event.ts'
import { waysTo } from './messages/reach.ts'
import { sopOf, stepOf } from './holdings/sop-of.ts'
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
  return events.map((event, index) => (index === carrier && 'clocks' in event ? { ...event, clocks: joined(event.clocks, clocks) } : event))
}

/** What an event has changed by itself stands beside what follows. */
function joined(own: ClockChange, then: ClockChange): ClockChange {
  const started = [...(own.started ?? []), ...(then.started ?? [])]
  const moved = [...(own.moved ?? []).filter(({ id }) => !(then.moved ?? []).some((one) => one.id === id)), ...(then.moved ?? [])]
  const ended = [...(own.ended ?? []), ...(then.ended ?? [])]
  const rungs = then.rungs ?? own.rungs
  return { ...(started.length > 0 && { started }), ...(moved.length > 0 && { moved }), ...(ended.length > 0 && { ended }), ...(rungs && { rungs }) }
}

function withMessages(turn: Turn): readonly ReportEvent[] {
  const { events, told } = turn
  if (told.length === 0) return events
  const carrier = events.findIndex((event) => 'told' in event)
  if (carrier === -1) throw new Error('Messages follow from an event that can record them.')
  const each = told.filter((one, index) => told.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === index)
  const sent = withChannels(turn, each)
  return events.map((event, index) => (index === carrier && 'told' in event ? { ...event, told: sent } : event))
}

/**
 * What the reporter is told goes out by every channel that reaches them; the first of it carries the answer, where there is one,
 * also where no channel does and it stands on the page alone.
 */
function withChannels(turn: Turn, told: readonly Told[]): readonly Told[] {
  const over = waysTo(turn.world, reportOf(turn))
  const first = turn.answered ? told.find(({ to }) => to.who === 'reporter') : undefined
  return told.map((one) => (one.to.who === 'reporter' ? { ...one, ...(over.length > 0 && { over }), ...(one === first && { answers: true as const }) } : one))
}
