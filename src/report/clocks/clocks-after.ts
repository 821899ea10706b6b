// The clocks of a report after an event: started, replaced, marked as missed, ended.
import type { Clock } from './clock.ts'
import type { ReportEvent } from '../event.ts'
import type { RungClock } from './rung-clock.ts'

export function clocksAfter(clocks: readonly Clock[], event: ReportEvent, at: number): readonly Clock[] {
  if (event.kind === 'clock-missed') return struck(clocks, event.clock, at)
  if (event.kind === 'silence-warned' || event.kind === 'consent-asked') return changed(struck(clocks, event.clock, at), event)
  return changed(clocks, event)
}

function struck(clocks: readonly Clock[], no: number, at: number): readonly Clock[] {
  return clocks.map((clock) => (clock.id === no ? { ...clock, struckAt: at } : clock))
}

function changed(clocks: readonly Clock[], event: ReportEvent): readonly Clock[] {
  if (!('clocks' in event)) return clocks
  const { started = [], moved = [], ended = [] } = event.clocks
  if (started.length === 0 && moved.length === 0 && ended.length === 0) return clocks
  return [...clocks.filter(({ id }) => !ended.includes(id)).map((clock) => moved.find(({ id }) => id === clock.id) ?? clock), ...started]
}

/** Warnings after an event: recorded as reached, or as they stand anew. */
export function rungsAfter(rungs: readonly RungClock[], event: ReportEvent, at: number): readonly RungClock[] {
  const reached = event.kind === 'rung-reached' ? rungs.map((rung) => (rung.id === event.rung ? { ...rung, struckAt: at, warned: event.warned } : rung)) : rungs
  return ('clocks' in event ? event.clocks.rungs : undefined) ?? reached
}
