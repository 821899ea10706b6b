// Takes back what an officer has just done, where nothing of it has left the house; the history keeps both.
import type { UndoAct } from '../command.ts'
import type { ReportEvent } from '../event.ts'
import { fold, type RecordedEvent } from '../fold.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'

/** Milliseconds after which an act stands. */
export const UNDO_MS = 10_000

export type Undoable = { readonly first: number; readonly until: number; readonly before: ReportState }

/** The act that the history ends with, if this officer may take it back now; what has left the house can't come back. */
export function undoableAct(history: readonly RecordedEvent[], officer: number, now: number): Undoable | null {
  const index = history.findLastIndex(({ event }) => event.kind === 'way-taken')
  const done = history.slice(index)
  const [act] = done
  if (act?.event.kind !== 'way-taken' || act.event.by.who !== 'officer' || act.event.by.officer !== officer) return null
  if (done.some(({ event, at }) => at !== act.at || hasLeft(event)) || now > act.at + UNDO_MS) return null
  const before = fold(history.slice(0, index))
  return before === null ? null : { first: act.seq, until: act.at + UNDO_MS, before }
}

/** Told to somebody, read by the public, or given into other hands. */
function hasLeft(event: ReportEvent): boolean {
  if ('told' in event && event.told.length > 0) return true
  if ('wordings' in event && event.wordings.some(({ kind }) => kind === 'masked')) return true
  return !['way-taken', 'step-entered', 'duty-opened', 'duty-ended', 'owed-by-another', 'clocks-changed', 'outer-time-began'].includes(event.kind)
}

export function undoAct(turn: Turn, state: ReportState, { by, history, expect, first }: UndoAct): Refusal | null {
  if (by.who !== 'officer') return 'not-your-turn'
  if (state.version !== expect || history.at(-1)?.seq !== expect) return 'changed-meanwhile'
  const undoable = undoableAct(history, by.officer, turn.world.now)
  if (undoable === null || undoable.first !== first) return 'stands-by-now'
  const refused = whyNotForOfficer(turn.world, state, by, 'take-back')
  if (refused !== null) return refused
  happen(turn, { kind: 'act-undone', by, first: undoable.first, restored: undoable.before })
  return null
}
