// The reporter takes the report back: every turn ends, nothing more is owed.
import type { Withdraw } from '../command.ts'
import { close } from './follow.ts'
import { mayWithdraw } from '../allowed/may-reporter.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'

export function withdraw(turn: Turn, state: ReportState, { wordings }: Withdraw): Refusal | null {
  if (!mayWithdraw(state)) return 'report-is-closed'
  const working = state.holdings.filter(({ open }) => open).map(({ unit }) => unit)
  for (const { no, parent } of state.holdings) if (parent === null) close(turn, no, 'withdrawn')
  happen(turn, { kind: 'report-closed', outcome: 'withdrawn', wordings, told: [], clocks: {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'withdrawn' })
  for (const unit of new Set([state.watcher, ...working])) turn.told.push({ to: { who: 'unit', unit }, template: 'report-withdrawn' })
  return null
}
