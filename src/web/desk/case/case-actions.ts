// What can be done with a report, in the order of the page: the evident next thing first, what can't be done with its reason.
import { allowedToReader, type AllowedToReader } from '../../../report/allowed-to-reader.ts'
import { artefactsAsked } from '../../../report/artefacts-asked.ts'
import { laneOf, sopOf } from '../../../report/sop-of.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { Effect } from '../../../sop/sop.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import type { CaseAtHand } from '../case-at-hand.ts'

export type ActionShown = {
  readonly href: string
  readonly label: string
  /** What the step still lacks and this way asks for. */
  readonly lacks: readonly string[]
}

export type ActionGroup = { readonly step: string; readonly unit: string; readonly kind: 'main' | 'duty' | 'afterwards'; readonly actions: readonly ActionShown[] }

export type ForbiddenShown = { readonly label: string; readonly why: string }

export type ActionsShown = { readonly groups: readonly ActionGroup[]; readonly forbidden: readonly ForbiddenShown[] }

export function caseActions(t: Text, world: World, state: ReportState, { number, reader }: Pick<CaseAtHand, 'number' | 'reader'>): ActionsShown {
  const all = allowedToReader(world, state, reader)
  const may = all.filter(({ whyNot }) => whyNot === null)
  const groups = [...Map.groupBy(may, ({ holding, step }) => `${holding} ${step.id}`).values()]
  return {
    groups: groups.map((list) => groupOf(t, world, state, number, list)).toSorted((one, other) => rank(one) - rank(other)),
    forbidden: all.filter((one) => one.whyNot !== null && isForOfficers(world, state, one)).map((one) => ({ label: one.way.label[t.units.language], why: whyOf(t, world, state, one) })),
  }
}

function rank({ kind }: ActionGroup): number {
  return kind === 'main' ? 0 : kind === 'duty' ? 1 : 2
}

function groupOf(t: Text, world: World, state: ReportState, number: string, list: readonly AllowedToReader[]): ActionGroup {
  const [first] = list
  if (first === undefined) throw new Error('A group of acts has at least one.')
  const holding = state.holdings.find(({ no }) => no === first.holding)
  return {
    step: first.step.label[t.units.language],
    unit: holding === undefined ? '' : world.unit(holding.unit).name,
    kind: first.step.afterwards ? 'afterwards' : first.step.beside.length > 0 ? 'duty' : 'main',
    actions: list.map((one) => actionOf(t, world, state, number, one)).toSorted((one, other) => other.forward - one.forward),
  }
}

/** What moves the report on first, in the order of the procedure; what ends it otherwise or sends it back last. */
function actionOf(t: Text, world: World, state: ReportState, number: string, { holding, step, way }: AllowedToReader): ActionShown & { readonly forward: number } {
  const turn = state.holdings.find(({ no }) => no === holding)
  const asked = turn === undefined ? [] : artefactsAsked(world, state, { holding: turn, step, way })
  return {
    href: paths.act(number, { holding, step: step.id, way: way.id }),
    label: way.label[t.units.language],
    lacks: asked.filter(({ there }) => !there).map(({ artefact }) => artefact.label[t.units.language]),
    forward: way.origin !== null ? 0 : Math.max(...way.then.map(({ effect }) => forwardness(effect)), 0),
  }
}

function forwardness(effect: Effect): number {
  if (effect.do === 'go' || effect.do === 'done') return 3
  if (effect.do === 'finish') return effect.outcome === 'answered' || effect.outcome === 'settled' ? 3 : 1
  return effect.do === 'stay' ? 2 : 1
}

/** What only the reporter or the system does is no act that an officer misses. */
function isForOfficers(world: World, state: ReportState, { holding, step, way }: AllowedToReader): boolean {
  const turn = state.holdings.find(({ no }) => no === holding)
  if (turn === undefined) return false
  const sop = sopOf(world, turn)
  return (way.lanes.length > 0 ? way.lanes : step.lanes).some((id) => !['reporter', 'system', 'outside'].includes(laneOf(sop, id).at))
}

function whyOf(t: Text, world: World, state: ReportState, { holding, step, way, whyNot }: AllowedToReader): string {
  const words = whyNot === null ? '' : t.casework.refusals[whyNot]
  const turn = state.holdings.find(({ no }) => no === holding)
  if (turn === undefined || (whyNot !== 'not-your-unit' && whyNot !== 'not-your-office')) return words
  const sop = sopOf(world, turn)
  const lanes = (way.lanes.length > 0 ? way.lanes : step.lanes).map((id) => laneOf(sop, id).label)
  return `${words} (${lanes.join(', ')})`
}
