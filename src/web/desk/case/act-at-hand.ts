// The way out of a step that an address names, as the officer at work may take it or not.
import { allowedToReader, type AllowedToReader } from '../../../report/allowed/allowed-to-reader.ts'
import { artefactsAsked, type ArtefactAsked } from '../../../report/allowed/artefacts-asked.ts'
import type { Step } from '../../../sop/sop.ts'
import type { Holding, ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { CaseAtHand } from '../case-at-hand.ts'

export type ActNamed = { readonly holding: number; readonly step: string; readonly way: string }

export type ActAtHand = AllowedToReader & { readonly turn: Holding; readonly asked: readonly ArtefactAsked[] }

/** Null when nothing of the kind is offered at the step where the report stands. */
export function actAtHand(world: World, state: ReportState, reader: CaseAtHand['reader'], named: ActNamed): ActAtHand | null {
  const found = allowedToReader(world, state, reader).find(({ holding, step, way }) => holding === named.holding && step.id === named.step && way.id === named.way)
  const turn = state.holdings.find(({ no }) => no === named.holding)
  return found === undefined || turn === undefined ? null : { ...found, turn, asked: artefactsAsked(world, state, { holding: turn, step: found.step, way: found.way }) }
}

/** Files may come with it where something is to be proved or documented, or beside an answer. */
export function takesFiles(act: ActAtHand): boolean {
  return fileArtefact(act) !== null
}

/** The artefact that files belong to: the document or proof asked for, else the answer or its draft. */
export function fileArtefact({ asked, step }: Pick<ActAtHand, 'asked' | 'step'>): string | null {
  const proof = asked.find(({ artefact: { type } }) => type === 'document' || type === 'proof')
  const answer = asked.find(({ artefact: { id, type } }) => type === 'wording' && isAnswer(step, id))
  return (proof ?? answer)?.artefact.id ?? null
}

/** Whether some way of the step answers the reporter with it. */
export function isAnswer(step: Step, artefact: string): boolean {
  return step.ways.some(({ answers }) => answers === artefact)
}
