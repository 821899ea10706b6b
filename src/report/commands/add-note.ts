// An officer writes something down for the offices that have the report; it moves nothing and nobody's time.
import type { AddNote } from '../command.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'

export function addNote(turn: Turn, state: ReportState, { by, wordings }: AddNote): Refusal | null {
  const refused = whyNotForOfficer(turn.world, state, by, 'note')
  if (refused !== null) return refused
  if (wordings.length === 0) return 'nothing-to-add'
  happen(turn, { kind: 'note-added', by, wordings })
  return null
}
