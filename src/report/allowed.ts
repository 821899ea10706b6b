// What somebody may do with a report now, each with the reason why not; pages draw by it and decisions judge by it.
import type { Step, Way } from '../sop/sop.ts'
import { conditionHolds } from '../sop/condition.ts'
import { factsOf } from './facts-of.ts'
import type { By } from './event.ts'
import { unitsAt } from './place.ts'
import type { Refusal } from './refusal.ts'
import { laneOf, sopOf, stepOf } from './sop-of.ts'
import type { Holding, ReportState } from './state.ts'
import type { World } from './world.ts'

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

function stepsOffered(world: World, state: ReportState, holding: Holding): readonly Step[] {
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
  return way.notBy !== null && isMaker(holding, way.notBy, by) ? 'own-draft' : null
}

function whyNotWho(world: World, state: ReportState, { holding, step, way, by }: Attempt): Refusal | null {
  const sop = sopOf(world, holding)
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((id) => laneOf(sop, id))
  if (by.who === 'system') return lanes.some(({ at }) => at === 'system') ? null : 'not-your-turn'
  if (by.who === 'reporter') return lanes.some(({ at }) => at === 'reporter') ? null : 'not-your-turn'
  if (state.complainedAbout.some(({ officer }) => officer === by.officer)) return 'complained-about'
  const mine = lanes.filter(({ at }) => unitsAt(state, holding, at).includes(by.unit))
  if (mine.length === 0) return 'not-your-unit'
  return mine.some(({ offices }) => offices.length === 0 || offices.includes(by.office)) ? null : 'not-your-office'
}

function isMaker(holding: Holding, artefact: string, by: By): boolean {
  return by.who === 'officer' && holding.artefacts.some((kept) => kept.artefact === artefact && kept.by === by.officer)
}
