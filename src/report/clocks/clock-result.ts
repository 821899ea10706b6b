// What became of a promise of an office by a change: met, missed, or neither, where it ended without anybody having kept or broken it.
import { isCountedElsewhere } from './breaches.ts'
import type { Clock } from './clock.ts'
import type { ReportEvent } from '../event.ts'
import { isPromise } from './promises.ts'
import type { ReportState } from '../state.ts'

export type ClockResult = 'met' | 'missed'

export type ClockChanged = { readonly before: Pick<ReportState, 'firstNoticeAt'>; readonly after: Pick<ReportState, 'firstNoticeAt' | 'holdings' | 'breaches'>; readonly events: readonly ReportEvent[] }

/** Of a clock that ended by this change. What was once missed stays missed, also when it is done later. */
export function resultOf({ before, after, events }: ClockChanged, clock: Clock): ClockResult | null {
  if (!isPromise(clock) || isCountedElsewhere(after.breaches, clock)) return null
  if (clock.struckAt !== null || events.some((event) => event.kind === 'clock-missed' && event.clock === clock.id)) return 'missed'
  if (events.some(({ kind }) => kind === 'act-undone' || kind === 'receipt-corrected')) return null
  if (clock.kind === 'first-notice') return before.firstNoticeAt === null && after.firstNoticeAt !== null ? 'met' : null
  const settles = clock.holding === null || clock.kind === 'settle' || clock.kind === 'outer'
  if (settles && events.some(({ kind }) => kind === 'answer-given')) return 'met'
  return clock.holding !== null && clock.kind !== 'outer' && isKept(after, events, clock) ? 'met' : null
}

/** An officer took a way on, or did the duty; a turn that was sent back or taken away has kept nothing. */
function isKept({ holdings }: ClockChanged['after'], events: readonly ReportEvent[], clock: Clock): boolean {
  const duty = events.find((event) => event.kind === 'duty-ended' && event.holding === clock.holding && event.step === clock.step)
  if (duty?.kind === 'duty-ended') return duty.how === 'done'
  if (!events.some((event) => event.kind === 'way-taken' && event.by.who === 'officer')) return false
  const closed = events.find((event) => event.kind === 'holding-closed' && event.holding === clock.holding)
  if (closed?.kind === 'holding-closed') return KEPT[clock.kind === 'settle' ? 'settle' : 'step'].includes(closed.outcome)
  if (clock.kind === 'settle') return false
  const turn = holdings.find(({ no }) => no === clock.holding)
  return turn !== undefined && turn.step !== clock.step && turn.resume?.step !== clock.step
}

const KEPT = { settle: ['answered', 'settled'], step: ['answered', 'settled', 'archived', 'not-followed-up', 'handed-over'] } as const satisfies Record<string, readonly string[]> as Record<'settle' | 'step', readonly string[]>
