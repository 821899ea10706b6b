// The reporter asks to be forgotten, an officer decides; a hold by law; and the record that it was done.
import type { AskErasure, DecideErasure, DestroyReport, SetHold, WarnOfWish } from '../command.ts'
import { ERASURE_MS, erasureOf, whyNotAskErasure, whyNotDecideErasure, whyNotHold } from '../erasure/erasure.ts'
import { wishStageDue, wishWarned } from '../erasure/wish-warnings.ts'
import { whyNotDestroy } from '../erasure/why-not-destroy.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import { close } from './follow.ts'

export function askErasure(turn: Turn, state: ReportState, { wordings }: AskErasure): Refusal | null {
  const refused = whyNotAskErasure(state)
  if (refused !== null) return refused
  happen(turn, { kind: 'erasure-asked', wordings, told: [] })
  turn.told.push({ to: { who: 'unit', unit: state.watcher }, template: 'erasure-asked' })
  return null
}

/** Each stage once, and not before it is due. */
export function warnOfWish(turn: Turn, state: ReportState, { stage }: WarnOfWish): Refusal | null {
  if (erasureOf(state).asked === null) return 'no-erasure-asked'
  if (wishStageDue(turn.world, state) !== stage) return 'not-yet-due'
  happen(turn, { kind: 'wish-warned', stage, to: wishWarned(turn.world, state, stage) })
  return null
}

export function decideErasure(turn: Turn, state: ReportState, { by, verdict, wordings }: DecideErasure): Refusal | null {
  const refused = whyNotDecideErasure(turn.world, state, by, verdict)
  if (refused !== null) return refused
  const late = turn.world.now > (erasureOf(state).asked?.at ?? 0) + ERASURE_MS
  if (verdict === 'keep') {
    if (wordings.length === 0) return 'nothing-to-add'
    happen(turn, { kind: 'erasure-refused', by, late, wordings, told: [] })
    turn.told.push({ to: { who: 'reporter' }, template: 'erasure-refused' })
    return null
  }
  endWork(turn, state)
  happen(turn, { kind: 'erasure-ordered', by, authority: 'reporter', list: null, late, told: [], clocks: {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'erased' })
  return null
}

/** By a list that two persons approved. What was opened again, is held, or is wished for otherwise meanwhile stays. */
export function destroyReport(turn: Turn, state: ReportState, { list, persons }: DestroyReport): Refusal | null {
  const refused = whyNotDestroy(turn.world, state, persons)
  if (refused !== null) return refused
  happen(turn, { kind: 'erasure-ordered', by: { who: 'system' }, authority: 'retention', list, late: false, told: [], clocks: {} })
  return null
}

/** What was sealed is gone already: only what was ordered can be recorded as done. */
export function recordErasure(turn: Turn, state: ReportState): Refusal | null {
  const { stands } = erasureOf(state)
  if (stands !== 'ordered') return stands === 'done' ? 'erased-already' : 'no-erasure-asked'
  happen(turn, { kind: 'report-erased' })
  return null
}

export function setHold(turn: Turn, state: ReportState, { by, on, wordings }: SetHold): Refusal | null {
  const refused = whyNotHold(turn.world, state, by, on)
  if (refused !== null) return refused
  if (wordings.length === 0) return 'nothing-to-add'
  happen(turn, { kind: on ? 'hold-set' : 'hold-lifted', by, wordings })
  return null
}

/** Nobody can work on words that are gone: an open report ends as its reporter took it back. */
function endWork(turn: Turn, state: ReportState): void {
  if (!state.open) return
  const working = state.holdings.filter(({ open }) => open).map(({ unit }) => unit)
  for (const { no, parent } of state.holdings) if (parent === null) close(turn, no, 'withdrawn')
  happen(turn, { kind: 'report-closed', outcome: 'withdrawn', wordings: [], told: [], clocks: {} })
  for (const unit of new Set([state.watcher, ...working])) turn.told.push({ to: { who: 'unit', unit }, template: 'report-withdrawn' })
}
