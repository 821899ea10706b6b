// Duties that were owed and that nobody did: the step they hung on, or the report, was over before.
import type { ReportEvent } from '../../../report/event.ts'
import type { RecordedEvent } from '../../../store/report-history.ts'
import { deeds, undoneEvents, type Deed } from './deeds.ts'
import { stepLabel, type Telling } from './way-done.ts'

/** Each by the name of its step, in the order in which they were left; not those that are owed again. */
export function neverDone(telling: Telling, history: readonly RecordedEvent[]): readonly string[] {
  const undone = undoneEvents(history)
  const left = deeds(history).flatMap((deed) => deed.flatMap(({ seq, event }) => (event.kind === 'duty-ended' && !undone.has(seq) && isDropped(event, deed) ? [event] : [])))
  const stillOwed = (one: DutyEnded) => telling.state.holdings.some(({ no, duties }) => no === one.holding && duties.some(({ step }) => step === one.step))
  return [...new Set(left.filter((one) => !stillOwed(one)).map((one) => stepLabel(telling, one)))]
}

type DutyEnded = Extract<ReportEvent, { kind: 'duty-ended' }>

/** One that began afresh at once is still owed. */
export function isDropped(event: DutyEnded, deed: Deed): boolean {
  return event.how === 'dropped' && !deed.some((one) => one.event.kind === 'duty-opened' && one.event.holding === event.holding && one.event.step === event.step)
}
