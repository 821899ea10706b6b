// Sends again what did not arrive: asked by an officer, or because the reporter can be reached elsewhere now.
import type { CorrectContact, Resend } from '../command.ts'
import { contactOf, unreached } from '../messages/reach.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, reportOf, type Turn } from '../turn.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'

export function resend(turn: Turn, state: ReportState, { by, messages }: Resend): Refusal | null {
  const refused = whyNotForOfficer(turn.world, state, by, 'send-again')
  if (refused !== null) return refused
  if (messages.length === 0) return 'nothing-to-add'
  const waiting = unreached(state).map(({ no }) => no)
  if (!messages.every((no) => waiting.includes(no))) return 'not-to-be-resent'
  if (!isOffered(turn, state)) return 'no-way-to-send'
  happen(turn, { kind: 'messages-resent', by, over: 'email', messages })
  return null
}

/** A reporter may always say how to reach them; an officer who knows it says why they change it. */
export function correctContact(turn: Turn, state: ReportState, { by, offers, contactGiven, wordings }: CorrectContact): Refusal | null {
  const refused = by.who === 'reporter' ? null : whyNotCorrect(turn, state, { by, wordings })
  if (refused !== null) return refused
  if (!wordings.some(({ kind }) => kind === 'identity')) return 'nothing-to-add'
  happen(turn, { kind: 'contact-corrected', by, offers, contactGiven, wordings })
  const messages = unreached(reportOf(turn)).map(({ no }) => no)
  if (messages.length > 0 && isOffered(turn, reportOf(turn))) happen(turn, { kind: 'messages-resent', by, over: 'email', messages })
  return null
}

function whyNotCorrect({ world }: Turn, state: ReportState, { by, wordings }: Pick<CorrectContact, 'by' | 'wordings'>): Refusal | null {
  return whyNotForOfficer(world, state, by, 'correct-contact') ?? (wordings.some(({ kind }) => kind === 'note') ? null : 'nothing-to-add')
}

/** Whoever sends again tries the channel anew, also one over which something came back. */
function isOffered({ world }: Turn, state: ReportState): boolean {
  return world.sends.includes('email') && contactOf(state).offers.includes('email')
}
