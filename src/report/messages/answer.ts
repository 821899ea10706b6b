// An answer to the reporter: given when it is sent, delivered when whatever carries it is known to have arrived; without such, on the page at once.
import type { Sop } from '../../sop/sop.ts'
import { conditionHolds } from '../../sop/condition.ts'
import { factsOf } from '../holdings/facts-of.ts'
import { waysTo, type Proof } from './reach.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'
import type { World } from '../world.ts'

export function answerGiven(turn: Turn, no: number, artefact: string): void {
  const state = reportOf(turn)
  const wording = holdingOf(state, no).artefacts.find((kept) => kept.artefact === artefact)?.wording ?? null
  const awaits: readonly Proof[] = [...(isDeliveredByHand(turn.world, state) ? ['source' as const] : []), ...(isTold(turn) ? waysTo(turn.world, state) : [])]
  turn.answered = true
  happen(turn, { kind: 'answer-given', holding: no, wording, delivered: awaits.length === 0, awaits, clocks: {} })
}

function isTold({ told }: Turn): boolean {
  return told.some(({ to }) => to.who === 'reporter')
}

/** The answer has to be entered where the report came from, by a duty of one of the turns that are open. */
export function isDeliveredByHand(world: World, state: ReportState): boolean {
  return state.holdings.some((holding) => holding.open && isEntered(sopOf(world, holding), state))
}

/** The procedure has a duty to enter the answer where the report came from, and it applies to this report. */
function isEntered(sop: Sop, state: ReportState): boolean {
  return sop.steps.some((step) => step.beside.length > 0 && step.ways.some(({ delivers }) => delivers) && conditionHolds(step.when, factsOf(state, null)))
}
