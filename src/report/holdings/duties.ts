// Duties that run beside a main step: opened when it is entered, each with its own clock.
import { stepsDown } from '../../sop/level.ts'
import type { Step } from '../../sop/sop.ts'
import { conditionHolds } from '../../sop/condition.ts'
import { factsOf } from './facts-of.ts'
import { owesOf } from './owes.ts'
import { firstLane, sopOf, stepOf } from './sop-of.ts'
import type { Holding } from '../state.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'

export function openDuties(turn: Turn, no: number, step: string): void {
  const holding = holdingOf(reportOf(turn), no)
  const sop = sopOf(turn.world, holding)
  for (const duty of sop.steps.filter(({ beside }) => beside.includes(step))) {
    if (stepsDown(holding.level, firstLane(sop, duty).at) === 0 && isDue(turn, duty, no)) openDuty(turn, duty, no)
  }
}

/** Duties that hang on a step that is left are owed no more. */
export function dropDuties(turn: Turn, no: number): void {
  const holding = holdingOf(reportOf(turn), no)
  const sop = sopOf(turn.world, holding)
  for (const { step } of holding.duties) {
    if (stepOf(sop, step).lasts === 'step') happen(turn, { kind: 'duty-ended', holding: no, step, how: 'dropped', clocks: {} })
  }
}

function isDue(turn: Turn, duty: Step, no: number): boolean {
  const state = reportOf(turn)
  const holding = holdingOf(state, no)
  if (!conditionHolds(duty.when, factsOf(state, holding))) return false
  return !duty.once || !(isOpen(holding, duty) || wasDone(holding, duty))
}

/** One that is still open when its main step begins again is owed afresh. */
function openDuty(turn: Turn, duty: Step, no: number): void {
  if (isOpen(holdingOf(reportOf(turn), no), duty)) happen(turn, { kind: 'duty-ended', holding: no, step: duty.id, how: 'dropped', clocks: {} })
  const owes = owesOf(turn.world, reportOf(turn), holdingOf(reportOf(turn), no), duty)
  happen(turn, { kind: 'duty-opened', holding: no, step: duty.id, owes, clocks: {} })
}

function isOpen(holding: Holding, duty: Step): boolean {
  return holding.duties.some(({ step }) => step === duty.id)
}

function wasDone(holding: Holding, duty: Step): boolean {
  return holding.artefacts.some(({ step }) => step === duty.id)
}
