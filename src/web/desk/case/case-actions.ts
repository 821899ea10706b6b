// What can be done with a report, in words: the one thing wanted next and by when, the usual, the rare, and what can't be done with its reason.
import { actsInOrder, type NextAct } from '../../../report/allowed/acts-in-order.ts'
import type { AllowedToReader } from '../../../report/allowed/allowed-to-reader.ts'
import { artefactsAsked } from '../../../report/allowed/artefacts-asked.ts'
import type { Refusal } from '../../../report/refusal.ts'
import { laneOf, sopOf } from '../../../report/holdings/sop-of.ts'
import type { ReadyText } from '../../../sop/vocabulary.ts'
import type { ReportState } from '../../../report/state.ts'
import { holdingOf } from '../../../report/turn.ts'
import type { World } from '../../../report/world.ts'
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import { dueShown, type DueShown } from '../due-shown.ts'

export type ActionShown = { readonly href: string; readonly label: string; /** The step it belongs to, where that isn't plain from the others. */ readonly step: string | null; /** Turn and step that it is an act of; null for what no procedure lays down. */ readonly at: { readonly holding: number; readonly step: string } | null }

export type NextShown = Omit<ActionShown, 'step' | 'at'> & {
  readonly at: NonNullable<ActionShown['at']>
  /** Where the time that it is listed by is not the step’s own. */
  readonly due: DueShown
  /** What the form asks for. */
  readonly asks: readonly string[]
  /** What it makes ready. */
  readonly leadsTo: string | null
  /** What is copied and sent outside before it is done. */
  readonly ready: ReadyText | null
}

export type ForbiddenShown = { readonly label: string; readonly why: string }

export type ActionsShown = {
  readonly next: NextShown | null
  readonly usual: readonly ActionShown[]
  readonly rare: readonly ActionShown[]
  readonly forbidden: readonly ForbiddenShown[]
}

export type ActionsShowing = { readonly t: Text; readonly world: World; readonly zone: Zone; readonly state: ReportState; readonly atHand: Pick<CaseAtHand, 'number' | 'reader'> }

export function caseActions(showing: ActionsShowing): ActionsShown {
  const { t, world, state, atHand } = showing
  const { next, usual, rare, refused } = actsInOrder(world, state, atHand.reader)
  const reaction: ActionShown = { href: paths.reaction(atHand.number), label: t.intake.reaction.title, step: null, at: null }
  const awaited = awaitsReactionElsewhere(state)
  const steps = new Set(usual.map(({ holding, step }) => `${holding} ${step.id}`))
  return {
    next: next === null ? null : nextShown(showing, next),
    usual: [...usual.map((one) => actionShown(showing, one, steps.size > 1)), ...(awaited ? [reaction] : [])],
    rare: [...rare.map((one) => actionShown(showing, one, false)), ...(awaited ? [] : [reaction])],
    forbidden: refused.filter((one) => isTelling(one.whyNot) && isForOfficers(showing, one)).map((one) => ({ label: one.way.label[t.units.language], why: whyOf(showing, one) })),
  }
}

/** What came in elsewhere is reacted to there. */
function awaitsReactionElsewhere(state: ReportState): boolean {
  return state.open && state.channel !== 'web' && state.clocks.some(({ holding, kind }) => kind === 'silence' && holding !== null)
}

function actionShown({ t, atHand }: ActionsShowing, { holding, step, way }: AllowedToReader, withStep: boolean): ActionShown {
  return { href: paths.act(atHand.number, { holding, step: step.id, way: way.id }), label: way.label[t.units.language], step: withStep ? step.label[t.units.language] : null, at: { holding, step: step.id } }
}

function nextShown(showing: ActionsShowing, { act, dueAt, leadsTo }: NextAct): NextShown {
  const { t, world, zone, state } = showing
  const asked = artefactsAsked(world, state, { holding: holdingOf(state, act.holding), step: act.step, way: act.way })
  return {
    ...actionShown(showing, act, false),
    at: { holding: act.holding, step: act.step.id },
    due: dueShown(t, { dueAt: dueAt ?? Number.POSITIVE_INFINITY, now: world.now, zone }),
    ready: asked.find(({ artefact: { ready } }) => ready !== undefined)?.artefact.ready ?? null,
    asks: asked.filter(({ there, artefact: { type } }) => !there && type !== 'moment').map(({ artefact }) => artefact.label[t.units.language]),
    leadsTo: leadsTo?.label[t.units.language] ?? null,
  }
}

/** That nothing was proposed is no news to who has proposed nothing. */
function isTelling(why: Refusal | null): boolean {
  return why !== null && why !== 'nothing-to-approve'
}

/** What only the reporter or the system does is no act that an officer misses. */
function isForOfficers({ world, state }: ActionsShowing, { holding, step, way }: AllowedToReader): boolean {
  const sop = sopOf(world, holdingOf(state, holding))
  return (way.lanes.length > 0 ? way.lanes : step.lanes).some((id) => !['reporter', 'system', 'outside'].includes(laneOf(sop, id).at))
}

function whyOf({ t, world, state }: ActionsShowing, { holding, step, way, whyNot }: AllowedToReader): string {
  const words = whyNot === null ? '' : t.casework.refusals[whyNot]
  if (whyNot !== 'not-your-unit' && whyNot !== 'not-your-office') return words
  const sop = sopOf(world, holdingOf(state, holding))
  return `${words} (${(way.lanes.length > 0 ? way.lanes : step.lanes).map((id) => laneOf(sop, id).label).join(', ')})`
}
