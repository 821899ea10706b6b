// Every time that a report ever had, as its history tells it: who owed it, until when, and how it ended. The system's reminders are nobody's.
import type { Clock } from './clock.ts'
import { evolve } from '../evolve.ts'
import type { RecordedEvent } from '../fold.ts'
import { promises } from './promises.ts'
import type { ReportState } from '../state.ts'

/** `endedAt` in epoch milliseconds; null while it runs. */
export type TimeHad = { readonly clock: Clock; readonly endedAt: number | null }

/** In the order in which they began; what an undone act had begun is left out. */
export function timesOf(history: readonly RecordedEvent[]): readonly TimeHad[] {
  const times = new Map<number, TimeHad>()
  let state: ReportState | null = null
  for (const { event, seq, at, reportId } of history) {
    const before: readonly Clock[] = state?.clocks ?? []
    const after: ReportState = evolve(state, event, { seq, at, reportId })
    const still = new Map(after.clocks.map((clock) => [clock.id, clock]))
    for (const clock of before) if (!still.has(clock.id)) end(times, clock, event.kind === 'act-undone' ? null : at)
    for (const clock of promises(after.clocks)) times.set(clock.id, { clock, endedAt: null })
    state = after
  }
  return [...times.values()].toSorted((one, other) => one.clock.from - other.clock.from || one.clock.id - other.clock.id)
}

function end(times: Map<number, TimeHad>, clock: Clock, at: number | null): void {
  const had = times.get(clock.id)
  if (had === undefined) return
  if (at === null) times.delete(clock.id)
  else times.set(clock.id, { ...had, endedAt: at })
}
