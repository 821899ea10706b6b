// The reporter says whether a body outside may learn who they are, here or to an officer elsewhere. It can be taken back until that body knows it.
import type { AnswerConsent } from '../command.ts'
import type { Recorded } from '../event.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'
import type { World } from '../world.ts'

export function answerConsent(turn: Turn, state: ReportState, { given, recorded, wordings = [] }: AnswerConsent): Refusal | null {
  const refused = whyNotAnswer(state) ?? (recorded === undefined ? null : whyNotRecorded(turn.world, state, recorded, wordings.length))
  if (refused !== null) return refused
  if (state.consent?.given === given) return 'nothing-changed'
  happen(turn, { kind: 'consent-answered', given, ...(recorded && { recorded, wordings }), told: [], clocks: {} })
  // Whoever hands it over may have opened the file by the answer before.
  if (isOutside(state)) turn.told.push({ to: { who: 'unit', unit: state.watcher }, template: 'consent-changed' })
  // The reporter can set right what was misheard, or never said.
  if (recorded !== undefined) turn.told.push({ to: { who: 'reporter' }, template: 'consent-recorded' })
  return null
}

/** Null while it is still theirs to say. */
export function whyNotAnswer(state: ReportState): Refusal | null {
  if (!state.open) return 'report-is-closed'
  if (state.identified !== true) return 'no-identity'
  return isOutside(state) && state.consent?.handedAt != null ? 'handed-over-already' : null
}

function whyNotRecorded(world: World, state: ReportState, { by, at }: Recorded, notes: number): Refusal | null {
  const refused = whyNotForOfficer(world, state, by, 'record-consent')
  if (refused !== null) return refused
  if (notes === 0) return 'nothing-to-add'
  if (at > world.now || at < state.receivedAt) return 'instant-impossible'
  return state.consent !== undefined && state.consent.at > at ? 'answered-since' : null
}

function isOutside({ holdings }: ReportState): boolean {
  return holdings.some(({ open, body }) => open && body !== null)
}
