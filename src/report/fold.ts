// A report from its whole history; the row kept beside the history must equal it.
import type { ReportEvent } from './event.ts'
import { evolve } from './evolve.ts'
import type { ReportId } from './numbers/public-number.ts'
import type { ReportState } from './state.ts'

export type RecordedEvent = { readonly event: ReportEvent; readonly seq: number; readonly at: number; readonly reportId: ReportId }

/** Null for no events; they come in the order of `seq`. */
export function fold(events: Iterable<RecordedEvent>): ReportState | null {
  let state: ReportState | null = null
  for (const { event, ...meta } of events) state = evolve(state, event, meta)
  return state
}
