// One decision while it is being made: what has been found to happen so far, and the report as it stands by then.
import type { Case } from '../sop/sop.ts'
import type { ReportEvent, Told } from './event.ts'
import { evolve } from './evolve.ts'
import type { ReportId } from './numbers/public-number.ts'
import type { Holding, ReportState } from './state.ts'
import type { World } from './world.ts'

export type Turn = {
  readonly world: World
  readonly reportId: ReportId
  /** The report as it stands after `events`; null before its submission. */
  state: ReportState | null
  readonly events: ReportEvent[]
  /** Messages that follow from the command; recorded with its first event. */
  readonly told: Told[]
  /** The reporter was told what becomes of the report: complete, to be completed, sent on, ended or answered. */
  notified: boolean
  /** The messages to the reporter carry an answer. */
  answered: boolean
  /** The cases of procedures that were carried out, in order: what stories count as told. */
  readonly followed: Case[]
}

/** Records that something happened and lets the rest of the decision see it. */
export function happen(turn: Turn, event: ReportEvent): void {
  turn.events.push(event)
  turn.state = evolve(turn.state, event, { seq: (turn.state?.version ?? 0) + 1, at: turn.world.now, reportId: turn.reportId })
}

/** The report of a turn that has one. */
export function reportOf(turn: Turn): ReportState {
  if (turn.state === null) throw new Error('The report of this decision has not been submitted.')
  return turn.state
}

/** Throws for a number that no holding has: a fault, since commands are checked before. */
export function holdingOf(state: ReportState, no: number): Holding {
  const holding = state.holdings.find((one) => one.no === no)
  if (holding === undefined) throw new Error(`Report ${state.reportId} has no holding ${no}.`)
  return holding
}
