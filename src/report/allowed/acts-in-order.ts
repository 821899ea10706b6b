// What an officer may do with a report, in the order in which it is wanted: the one next thing, the usual, the rare, and what they may not.
import type { Step, Way } from '../../sop/sop.ts'
import { allowedToReader, type AllowedToReader, type Seat } from './allowed-to-reader.ts'
import { artefactsAsked } from './artefacts-asked.ts'
import { MASKED_ARTEFACT } from '../audience/masked-artefact.ts'
import { owedSteps } from '../holdings/owed-steps.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { World } from '../world.ts'

export type NextAct = {
  readonly act: AllowedToReader
  /** Epoch milliseconds; null where nothing says until when. */
  readonly dueAt: number | null
  /** What it makes ready: the way out that lacks it; null where the act itself is that way. */
  readonly leadsTo: Way | null
}

export type ActsInOrder = {
  /** Null where nothing is owed by this officer. */
  readonly next: NextAct | null
  readonly usual: readonly AllowedToReader[]
  readonly rare: readonly AllowedToReader[]
  readonly refused: readonly AllowedToReader[]
}

export function actsInOrder(world: World, state: ReportState, reader: { readonly officer: number; readonly posts: readonly Seat[] }): ActsInOrder {
  const all = allowedToReader(world, state, reader)
  const may = all.filter(({ whyNot }) => whyNot === null)
  const next = nextAct(world, state, all)
  const others = may.filter((one) => one !== next?.act).toSorted((one, other) => forwardness(world, state, other) - forwardness(world, state, one))
  return {
    next,
    usual: others.filter((one) => isUsual(world, state, one)),
    rare: others.filter((one) => !isUsual(world, state, one)),
    refused: all.filter(({ whyNot }) => whyNot !== null),
  }
}

/** Of the steps that this officer owes the one that is due first; of equals the one that the procedure names first. */
function nextAct(world: World, state: ReportState, all: readonly AllowedToReader[]): NextAct | null {
  const due = owedSteps(world, state)
  const steps = [...Map.groupBy(all.filter((one) => isOwed(state, one)), ({ holding, step }) => `${holding} ${step.id}`).values()]
  const nexts = steps.flatMap((ways) => {
    const found = nextOfStep(world, state, ways)
    const dueAt = due.find(({ holding, step }) => holding === found?.act.holding && step === found.act.step.id)?.dueAt ?? null
    return found === null ? [] : [{ ...found, dueAt }]
  })
  return nexts.toSorted((one, other) => (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity) || placeOf(world, state, one.act) - placeOf(world, state, other.act))[0] ?? null
}

/** Whoever may take the step's own ways owes it, unless it is the reporter whom everybody waits for. */
function isOwed(state: ReportState, { holding: no, step, way }: AllowedToReader): boolean {
  if (step.afterwards || way.lanes.length > 0) return false
  const holding = holdingOf(state, no)
  const owes = holding.duties.find((duty) => duty.step === step.id)?.owes ?? holding.owes
  return owes.who === 'unit' && !waitsForReaction(state, no, step)
}

/** An answer stands, and silence counts. */
function waitsForReaction(state: ReportState, no: number, step: Step): boolean {
  return state.clocks.some(({ holding, step: timed, kind }) => holding === no && timed === step.id && kind === 'silence')
}

/** The way that leads on, or what makes it ready: what it still lacks and has a way of its own to be noted by. */
function nextOfStep(world: World, state: ReportState, ways: readonly AllowedToReader[]): Pick<NextAct, 'act' | 'leadsTo'> | null {
  const open = ways.filter(({ whyNot }) => whyNot === null)
  const onward = ways.filter((one) => (one.whyNot === null || one.whyNot === 'needs-masking') && forwardness(world, state, one) >= 2)
    .toSorted((one, other) => forwardness(world, state, other) - forwardness(world, state, one))[0]
  if (onward === undefined) return null
  const masking = open.find(({ way }) => way.needs.includes(MASKED_ARTEFACT))
  if (onward.whyNot !== null) return masking === undefined ? null : { act: masking, leadsTo: onward.way }
  const lacking = askedOf(world, state, onward).filter(({ there }) => !there).map(({ artefact }) => artefact.id)
  const before = open.find((one) => isNoted(one) && !(one.way.completes && onward.way.completes) && [...one.way.needs, ...one.way.makes].some((id) => lacking.includes(id)))
  return before === undefined ? { act: onward, leadsTo: null } : { act: before, leadsTo: onward.way }
}

function isNoted({ way }: AllowedToReader): boolean {
  return way.then.every(({ effect }) => effect.do === 'stay')
}

function isUsual(world: World, state: ReportState, one: AllowedToReader): boolean {
  const { way, step } = one
  if (step.afterwards) return true
  if (isNoted(one) && way.tell.length === 0 && askedOf(world, state, one).every(({ artefact, there }) => there && !step.ways.some(({ answers }) => answers === artefact.id))) return false
  if (!isOwn(step, way)) return way.then.some(({ effect }) => effect.do === 'hold') || way.when.classification !== undefined
  return !way.then.every(({ effect }) => effect.do === 'up' || effect.do === 'outside' || effect.do === 'again' || (effect.do === 'finish' && !['answered', 'settled', 'returned'].includes(effect.outcome)))
}

/** The procedure's own, or that of a step which a law or rule added as a whole. */
function isOwn(step: Step, way: Way): boolean {
  return way.origin === null || step.origin !== null
}

/** 3 ends the step well, 2 is noted in it, 1 goes back or ends it otherwise, 0 comes from outside the procedure. */
function forwardness(world: World, state: ReportState, one: AllowedToReader): number {
  const { step, way } = one
  if (!isOwn(step, way)) return 0
  if (way.answers !== null) return 3
  return Math.max(0, ...way.then.map(({ effect }) => {
    if (effect.do === 'done') return 3
    if (effect.do === 'go') return stepNo(world, state, one, effect.step) < placeOf(world, state, one) ? 1 : 3
    if (effect.do === 'finish') return effect.outcome === 'answered' || effect.outcome === 'settled' ? 3 : 1
    return effect.do === 'stay' ? 2 : 1
  }))
}

function placeOf(world: World, state: ReportState, one: AllowedToReader): number {
  return stepNo(world, state, one, one.step.id)
}

function stepNo(world: World, state: ReportState, { holding }: AllowedToReader, step: string): number {
  return sopOf(world, holdingOf(state, holding)).steps.findIndex(({ id }) => id === step)
}

function askedOf(world: World, state: ReportState, { holding: no, step, way }: AllowedToReader) {
  const holding: Holding = holdingOf(state, no)
  return artefactsAsked(world, state, { holding, step, way })
}
