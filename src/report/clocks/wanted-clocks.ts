// Which clocks should be running for a report as it stands: a pure reading of its state, so that no path can forget one.
import { stepsDown } from '../../sop/level.ts'
import type { Sop, Step, Time } from '../../sop/sop.ts'
import type { Owes } from './clock.ts'
import { consentReminderOf, isConsentReminder, ruleRemindedOf } from './consent-reminder.ts'
import { countedReceipt } from './counted-receipt.ts'
import { conditionHolds } from '../../sop/condition.ts'
import { factsOf } from '../holdings/facts-of.ts'
import { owesOf } from '../holdings/owes.ts'
import { childrenOf } from '../holdings/place.ts'
import { warningOf } from './silence-warning.ts'
import { firstLane, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { UnitId, World } from '../world.ts'

export type WantedClock = {
  readonly time: Time
  readonly ruleOf: number
  readonly holding: number | null
  readonly step: string | null
  readonly owes: Owes
  /** Whose calendar it is counted by. */
  readonly unit: UnitId
  readonly from: number
  /** Stands still now, because the reporter is waited for. */
  readonly paused: boolean
}

export function wantedClocks(world: World, state: ReportState): readonly WantedClock[] {
  if (!state.open) return []
  const open = state.holdings.filter((holding) => holding.open)
  return [...ofReport(world, state), ...open.flatMap((holding) => ofHolding(world, state, holding))]
}

/** The report's own clocks hang on the procedure of its first holding. */
function ofReport(world: World, state: ReportState): WantedClock[] {
  const first = state.holdings[0]
  if (first === undefined) return []
  return sopOf(world, first).times.flatMap((time) =>
    wanted(state, { time, of: first, holding: null, step: null, owes: { who: 'unit', unit: state.watcher }, from: anchor(time, state, first, null) }))
}

function ofHolding(world: World, state: ReportState, holding: Holding): WantedClock[] {
  const sop = sopOf(world, holding)
  const current = stepOf(sop, holding.step)
  const main = isOwn(sop, holding, current) ? [{ step: current, from: holding.enteredStepAt }] : []
  const behind = holding.resume === null ? [] : [{ step: stepOf(sop, holding.resume.step), from: holding.resume.enteredAt }]
  return [
    ...[...main, ...behind].flatMap(({ step, from }) => ofStep(world, state, { holding, of: holding, step, from })),
    ...holding.duties.flatMap((duty) => ofStep(world, state, { holding, of: holding, step: stepOf(sop, duty.step), from: duty.openedAt })),
    ...lasting(world, state, holding, sop),
    ...fromOpener(world, state, holding),
  ]
}

/** Times that last for the whole turn once their step was entered. */
function lasting(world: World, state: ReportState, holding: Holding, sop: Sop): WantedClock[] {
  return sop.steps.filter((step) => isOwn(sop, holding, step)).flatMap((step) => step.times.filter(({ scope }) => scope === 'holding').flatMap((time) =>
    wanted(state, { time, of: holding, holding, step, owes: owesOf(world, state, holding, step), from: anchor(time, state, holding, holding.openedAt) })))
}

/** What the opener's procedure gives the unit it dispatched to, whichever procedure that unit itself runs. */
function fromOpener(world: World, state: ReportState, holding: Holding): WantedClock[] {
  if (holding.parent === null) return []
  const opener = holdingOf(state, holding.parent)
  const step = stepOf(sopOf(world, opener), opener.step)
  const sameStep = holding.sop.id === opener.sop.id && holding.level !== opener.level
  if (sameStep || isOwn(sopOf(world, opener), opener, step)) return []
  return ofStep(world, state, { holding, of: opener, step, from: holding.openedAt })
}

type InStep = { readonly holding: Holding; readonly of: Holding; readonly step: Step; readonly from: number }

function ofStep(world: World, state: ReportState, { holding, of, step, from }: InStep): WantedClock[] {
  const owes: Owes = of === holding ? owesOf(world, state, holding, step) : { who: 'unit', unit: holding.unit }
  return step.times.filter(({ scope }) => scope === 'step').flatMap((time) => wanted(state, { time, of, holding, step, owes, from: anchor(time, state, holding, from) }))
}

/** A step of a lane below belongs to the holding opened for it, not to the one that waits. */
function isOwn(sop: Sop, holding: Holding, step: Step): boolean {
  const down = stepsDown(holding.level, firstLane(sop, step).at)
  return down === null || down <= 0
}

type Candidate = { readonly time: Time; readonly of: Holding; readonly holding: Holding | null; readonly step: Step | null; readonly owes: Owes; readonly from: number | null }

function wanted(state: ReportState, { time, of, holding, step, owes, from: anchored }: Candidate): WantedClock[] {
  const from = time.kind === 'silence' ? proven(state, anchored) : anchored
  if (from === null || !conditionHolds(time.when, factsOf(state, holding ?? of))) return []
  if (time.until === 'reporter-told' && state.firstNoticeAt !== null) return []
  if (time.until === 'answered' && state.holdings.some(({ open, body }) => open && body !== null)) return []
  if (time.until === 'answered' && state.answeredAt !== null && state.answeredAt >= from && !state.replyWaits) return []
  if (time.until === 'made' && wasMade(holding, step, from)) return []
  if (time.kind === 'silence' && state.replyWaits) return []
  const unit = holding?.unit ?? state.watcher
  const clock: WantedClock = { time, ruleOf: of.no, holding: holding?.no ?? null, step: step?.id ?? null, owes: time.owes === null ? owes : { who: time.owes }, unit, from, paused: time.pauses && waits(state, holding ?? of) }
  const reminder = warningOf(time) ?? (mayAskConsent(state, time, from) ? consentReminderOf(time) : null)
  return reminder === null ? [clock] : [{ ...clock, time: reminder, owes: { who: 'system' } }, clock]
}

/** Asked once in the time that the report is open; the reminder that did stays where it is. */
function mayAskConsent({ identified, consent, consentAsked, clocks }: ReportState, { id }: Time, from: number): boolean {
  if (identified !== true || consent !== undefined) return false
  return consentAsked !== true || clocks.some((clock) => isConsentReminder(clock) && ruleRemindedOf(clock.rule) === id && clock.from === from)
}

/** Whether all that the step is to leave behind was made since then. */
function wasMade(holding: Holding | null, step: Step | null, from: number): boolean {
  return step !== null && step.output.every((id) => holding?.artefacts.some(({ artefact, at }) => artefact === id && at >= from) ?? false)
}

/** Silence counts from an answer that is known to have arrived, whatever a procedure anchors it to. */
function proven({ deliveredAt }: ReportState, anchored: number | null): number | null {
  return deliveredAt === null || anchored === null ? null : Math.max(deliveredAt, anchored)
}

/** Whether this holding, or one that it opened, waits for the reporter. */
function waits(state: ReportState, holding: Holding): boolean {
  return holding.open && (holding.resume !== null || childrenOf(state, holding).some((child) => waits(state, child)))
}

/** Null while the anchor has not come. */
function anchor(time: Time, state: ReportState, holding: Holding, entered: number | null): number | null {
  switch (time.from) {
    case 'step':
      return entered
    case 'holding':
      return holding.openedAt
    case 'received':
      return countedReceipt(state)
    case 'complete':
      return state.countsFrom
    case 'answered':
      return state.answeredAt
    case 'delivered':
      return state.deliveredAt
    default:
      return time.from satisfies never
  }
}
