// The reporter says whether a body outside may learn who they are. It can be taken back until that body knows it.
import type { AnswerConsent } from '../command.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'

export function answerConsent(turn: Turn, state: ReportState, { given }: AnswerConsent): Refusal | null {
  const refused = whyNotAnswer(state)
  if (refused !== null) return refused
  if (state.consent?.given === given) return 'nothing-changed'
  happen(turn, { kind: 'consent-answered', given, told: [], clocks: {} })
  // Whoever hands it over may have opened the file by the answer before.
  if (isOutside(state)) turn.told.push({ to: { who: 'unit', unit: state.watcher }, template: 'consent-changed' })
  return null
}

/** Null while it is still theirs to say. */
export function whyNotAnswer(state: ReportState): Refusal | null {
  if (!state.open) return 'report-is-closed'
  if (state.identified !== true) return 'no-identity'
  return isOutside(state) && state.consent?.handedAt != null ? 'handed-over-already' : null
}

function isOutside({ holdings }: ReportState): boolean {
  return holdings.some(({ open, body }) => open && body !== null)
}
