// The reporter opens a closed report again: its first holder works it anew at the step that the procedure names.
import type { Reopen } from '../command.ts'
import type { Recorded } from '../event.ts'
import { enter } from './follow.ts'
import { reopeningStep } from '../allowed/may-reporter.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, holdingOf, type Turn } from '../turn.ts'

export function reopen(turn: Turn, state: ReportState, { wordings, files }: Reopen, recorded?: Recorded): Refusal | null {
  if (state.open) return 'not-reopened'
  const step = reopeningStep(state, turn.world)
  if (step === null) return 'report-is-closed'
  if (wordings.length === 0 && files.length === 0) return 'nothing-to-add'
  const first = holdingOf(state, 1)
  happen(turn, { kind: 'report-reopened', holding: first.no, ...(recorded && { recorded }), wordings, files, told: [], clocks: {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'reopened' }, { to: { who: 'unit', unit: state.watcher }, template: 'reopened' })
  enter(turn, first.no, { step, how: 'forward' })
  return null
}
