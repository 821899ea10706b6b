// An officer opens the file for the body outside that the report is handed over to: only who hands it over may, and each opening stays in the history.
import { allowed } from '../allowed/allowed.ts'
import type { Officer } from '../allowed/who-may-act.ts'
import { rightsOf } from '../audience/view.ts'
import type { OpenDossier } from '../command.ts'
import type { Refusal } from '../refusal.ts'
import type { Holding, ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import type { World } from '../world.ts'

export function openDossier(turn: Turn, state: ReportState, { by, holding: no, identity, words, evidence, hash }: OpenDossier): Refusal | null {
  if (by.who !== 'officer') return 'not-for-you'
  const holding = handedOver(state)
  const body = holding?.body ?? null
  if (holding === null || body === null || holding.no !== no) return 'not-outside'
  if (!mayOpenDossier(turn.world, state, by)) return 'not-yours-to-hand-over'
  const rights = rightsOf('outside', state)
  // The reporter may have answered anew, or the words have been masked, while it was put together.
  if (rights === null || rights.identity !== identity || rights.words !== words) return 'changed-meanwhile'
  happen(turn, { kind: 'dossier-opened', by, of: no, body, identity, words, evidence, hash })
  return null
}

/** The turn that is with a body outside, or on its way there. */
export function handedOver({ open, holdings }: ReportState): Holding | null {
  return open ? (holdings.find((holding) => holding.open && holding.body !== null) ?? null) : null
}

/** Whoever may take a way out of the step outside: those who hand it over, and watch over it there. */
export function mayOpenDossier(world: World, state: ReportState, by: Officer): boolean {
  const holding = handedOver(state)
  return holding !== null && allowed(world, state, by).some((one) => one.holding === holding.no && one.step.outside && one.whyNot === null)
}
