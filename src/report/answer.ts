// An answer to the reporter: given when it is sent, delivered when it stands where the reporter reads it.
import type { Sop } from '../sop/sop.ts'
import { conditionHolds } from '../sop/condition.ts'
import { factsOf } from './facts-of.ts'
import { sopOf } from './sop-of.ts'
import type { ReportState } from './state.ts'
import { happen, holdingOf, reportOf, type Turn } from './turn.ts'

export function answerGiven(turn: Turn, no: number, artefact: string): void {
  const state = reportOf(turn)
  const wording = holdingOf(state, no).artefacts.find((kept) => kept.artefact === artefact)?.wording ?? null
  const delivered = !state.holdings.some((holding) => holding.open && isDeliveredByHand(sopOf(turn.world, holding), state))
  happen(turn, { kind: 'answer-given', holding: no, wording, delivered, clocks: {} })
}

/** The procedure has a duty to enter the answer where the report came from, and it applies to this report. */
function isDeliveredByHand(sop: Sop, state: ReportState): boolean {
  return sop.steps.some((step) => step.beside.length > 0 && step.ways.some(({ delivers }) => delivers) && conditionHolds(step.when, factsOf(state, null)))
}
