// The duties of a report as rows of the file: who owed what, since and until when, on which basis, and how it ended.
import type { RecordedEvent } from '../../../report/fold.ts'
import { timesOf, type TimeHad } from '../../../report/clocks/times-of.ts'
import type { ReportState } from '../../../report/state.ts'
import { formatDateTime } from '../../../text/format.ts'
import { stepLabel } from '../case/way-done.ts'
import { budgetShown, owesShown, type Shown } from '../../public/next-step-shown.ts'

export type DutyShown = { readonly what: string; readonly who: string; readonly since: string; readonly until: string; readonly basis: string; readonly result: string; readonly missed: boolean }

export function dossierDuties(shown: Shown, state: ReportState, history: readonly RecordedEvent[]): readonly DutyShown[] {
  return timesOf(history).map((time) => dutyShown(shown, state, time))
}

function dutyShown(shown: Shown, state: ReportState, time: TimeHad): DutyShown {
  const { clock } = time
  const { frame: { t }, zone, world } = shown
  const when = (at: number) => formatDateTime(t, at, zone)
  const kind = t.course.clockKinds[clock.kind] ?? clock.kind
  const step = clock.step === null ? '' : stepLabel({ t, world, state }, { holding: clock.ruleOf, step: clock.step })
  const notes = [
    ...(clock.moved === undefined ? [] : [t.handOver.file.moved(when(clock.moved.was))]),
    ...clock.pauses.map(({ from, to }) => t.handOver.file.stood(`${when(from)}–${to === null ? '…' : when(to)}`)),
  ]
  return {
    what: step === '' ? kind : clock.kind === 'step' ? step : `${step} (${kind})`,
    who: owesShown(shown, clock.owes),
    since: when(clock.from),
    until: [when(clock.due), ...notes].join('; '),
    basis: `${budgetShown(t, clock.budget)}. ${clock.source}`,
    result: resultShown(shown, time),
    missed: clock.struckAt !== null,
  }
}

function resultShown({ frame: { t }, zone }: Shown, { clock, endedAt }: TimeHad): string {
  const { results } = t.handOver.file
  if (clock.struckAt !== null) return results.missed(formatDateTime(t, clock.struckAt, zone))
  if (endedAt !== null) return results.ended(formatDateTime(t, endedAt, zone))
  return clock.pausedSince === null ? results.running : results.paused
}
