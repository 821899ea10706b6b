// Which steps are owed now, by which unit and office and by when: what the worklists show.
import type { Clock } from '../clocks/clock.ts'
import { nextStep } from '../audience/next-step.ts'
import { childrenOf } from './place.ts'
import { promises } from '../clocks/promises.ts'
import { firstLane, sopOf, stepOf } from './sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { isBarred } from '../allowed/who-may-act.ts'
import type { UnitId, World } from '../world.ts'

export type OwedStep = {
  readonly holding: number
  readonly step: string
  readonly unit: UnitId
  /** Any of them may do it; empty for anyone of the unit. */
  readonly offices: readonly string[]
  /** Epoch milliseconds; null where nothing says until when. */
  readonly dueAt: number | null
}

/** Main steps and duties that a unit must do next; none of a closed report. */
export function owedSteps(world: World, state: ReportState): readonly OwedStep[] {
  if (!state.open) return []
  return state.holdings.filter(({ open }) => open).flatMap((holding) => [
    ...(isDoneBelow(state, holding) ? [] : owed(world, state, holding, { step: holding.step, owes: holding.owes, due: dueOfMain(state, holding) })),
    ...holding.duties.flatMap(({ step, owes }) => owed(world, state, holding, { step, owes, due: soonest(state.clocks.filter((clock) => clock.holding === holding.no && clock.step === step)) })),
  ])
}

/** The report as its watcher's: the step that comes next, and whatever falls due first. Null when it is closed. */
export function watchedStep(world: World, state: ReportState): OwedStep | null {
  const next = nextStep(world, state)
  const unit = unbarred(world, state, state.watcher)
  return next === null || unit === null ? null : { holding: next.holding, step: next.step.id, unit, offices: [], dueAt: soonest(state.clocks) }
}

/** A unit below has its own turn for it, which stands in its list. */
function isDoneBelow(state: ReportState, holding: Holding): boolean {
  const { owes, unit } = holding
  return owes.who === 'unit' && owes.unit !== unit && childrenOf(state, holding).some((child) => child.open && child.unit === owes.unit)
}

type Owed = Pick<Holding, 'step' | 'owes'> & { readonly due: number | null }

function owed(world: World, state: ReportState, holding: Holding, { step, owes, due }: Owed): OwedStep[] {
  if (owes.who !== 'unit') return []
  const unit = unbarred(world, state, owes.unit)
  if (unit === null) return []
  const sop = sopOf(world, holding)
  // Where the unit itself may not, anyone of the unit above may.
  const offices = unit === owes.unit ? firstLane(sop, stepOf(sop, step)).offices : []
  return [{ holding: holding.no, step, unit, offices, dueAt: due }]
}

/** The unit, or the one above it where it is kept out of the case. */
function unbarred(world: World, state: ReportState, unit: UnitId): UnitId | null {
  return isBarred(state, unit) ? world.unit(unit).parent : unit
}

/** Times of the step, of the turn, and of the report where the unit owes them; a duty has its own. */
function dueOfMain(state: ReportState, { no, owes, duties }: Holding): number | null {
  const isOfDuty = ({ holding, step }: Clock) => holding === no && duties.some((duty) => duty.step === step)
  const isTheirs = (clock: Clock) => clock.owes.who === 'unit' && owes.who === 'unit' && clock.owes.unit === owes.unit
  return soonest(state.clocks.filter((clock) => !isOfDuty(clock) && (clock.holding === no || (clock.holding === null && isTheirs(clock)))))
}

/** Clocks that stand still say nothing about when something is due. */
function soonest(clocks: readonly Clock[]): number | null {
  const dues = promises(clocks).filter(({ pausedSince }) => pausedSince === null).map(({ due }) => due)
  return dues.length === 0 ? null : Math.min(...dues)
}
