// What somebody may do with a report now, each with the reason why not; pages draw by it and decisions judge by it.
import { actsAt, stepsDown } from '../../sop/level.ts'
import { conditionHolds } from '../../sop/condition.ts'
import type { Step, Way } from '../../sop/sop.ts'
import type { By } from '../event.ts'
import { factsOf } from '../holdings/facts-of.ts'
import type { Refusal } from '../refusal.ts'
import { firstLane, laneOf, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { whyNotOfficer } from './who-may-act.ts'
import { isKnown } from './why-incomplete.ts'
import type { World } from '../world.ts'

export type Allowed = {
  readonly holding: number
  readonly version: number
  readonly step: Step
  readonly way: Way
  /** Null when it may be done. */
  readonly whyNot: Refusal | null
}

export function allowed(world: World, state: ReportState, by: By): readonly Allowed[] {
  return state.holdings.flatMap((holding) =>
    stepsOffered(world, state, holding).flatMap((step) =>
      step.ways.map((way) => ({ holding: holding.no, version: holding.version, step, way, whyNot: whyNot(world, state, { holding, step, way, by }) }))))
}

/** The main step of an open holding and its duties; of a closed report, what is done afterwards. */
export function stepsOffered(world: World, state: ReportState, holding: Holding): readonly Step[] {
  const sop = sopOf(world, holding)
  if (!state.open) return holding.parent === null ? sop.steps.filter(({ afterwards }) => afterwards) : []
  return holding.open ? [stepOf(sop, holding.step), ...holding.duties.map(({ step }) => stepOf(sop, step))] : []
}

export type Attempt = { readonly holding: Holding; readonly step: Step; readonly way: Way; readonly by: By }

/** Null when it may be done; the same judgement for a page and for a decision. */
export function whyNot(world: World, state: ReportState, attempt: Attempt): Refusal | null {
  const { holding, step, way, by } = attempt
  if (!stepsOffered(world, state, holding).some(({ id }) => id === step.id)) return state.open ? 'not-at-this-step' : 'report-is-closed'
  const who = whyNotWho(world, state, attempt)
  if (who !== null) return who
  if (!conditionHolds(way.when, factsOf(state, holding))) return 'not-in-this-case'
  // Who approves judges what somebody else has laid down; brought along by the approver it would be nobody else's.
  if (way.notBy !== null && !isKnown(world, state, holding, way.notBy)) return 'nothing-to-approve'
  // A reporter who can't mask is not held up: what reaches a unit below has no words until somebody here has.
  return by.who === 'officer' && state.anonymous && !state.masked && handsDown(world, holding, way) ? 'needs-masking' : null
}

function whyNotWho(world: World, state: ReportState, { holding, step, way, by }: Attempt): Refusal | null {
  const sop = sopOf(world, holding)
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((id) => laneOf(sop, id)).filter(({ at }) => step.beside.length > 0 || step.afterwards || actsAt(holding.level, at))
  switch (by.who) {
    case 'system':
    case 'reporter':
      return lanes.some(({ at }) => at === by.who) ? null : 'not-your-turn'
    case 'officer':
      return whyNotOfficer(world, state, by, { holding, lanes, way })
    default:
      return by satisfies never
  }
}

/** Whether the way hands the report to a unit below. The words of who stays anonymous reach none before the verifier has masked them. */
export function handsDown(world: World, holding: Holding, way: Way): boolean {
  const sop = sopOf(world, holding)
  return way.then.some(({ effect }) => {
    const step = effect.do === 'go' ? effect.step : effect.do === 'again' ? holding.step : null
    return step !== null && stepsDown(holding.level, firstLane(sop, stepOf(sop, step)).at) === 1
  })
}
