// The clocks of a report after an event: started, replaced, marked as missed, ended.
import type { Clock } from './clock.ts'
import type { ReportEvent } from './event.ts'

export function clocksAfter(clocks: readonly Clock[], event: ReportEvent, at: number): readonly Clock[] {
  if (event.kind === 'clock-missed') return clocks.map((clock) => (clock.id === event.clock ? { ...clock, struckAt: at } : clock))
  if (!('clocks' in event)) return clocks
  const { started = [], moved = [], ended = [] } = event.clocks
  if (started.length === 0 && moved.length === 0 && ended.length === 0) return clocks
  return [...clocks.filter(({ id }) => !ended.includes(id)).map((clock) => moved.find(({ id }) => id === clock.id) ?? clock), ...started]
}
