// What happens next: who owes the next move, by when, and the clause that says so.
import type { Mark, Words } from '../../sop/sop.ts'
import { deepest } from '../commands/add-reply.ts'
import type { Clock, Owes } from '../clocks/clock.ts'
import { timeOf } from '../commands/strike-clock.ts'
import { isReminder } from '../clocks/promises.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { World } from '../world.ts'

export type NextStep = {
  readonly owes: Owes
  readonly holding: number
  readonly step: { readonly id: string; readonly label: Words; readonly plain: Words | null; readonly mark: Mark }
  /** The clock that falls due first for this step; null where the procedure sets no time. */
  readonly clock: Clock | null
  /** Where the time stands, or the step where none is set: the procedure's number and the step's, as printed. */
  readonly clause: Clause
  /** A time to watch for reactions that runs beside the silence that closes the report: nothing follows from its end. */
  readonly watch: { readonly clock: Clock; readonly clause: Clause } | null
}

export type Clause = { readonly mark: Mark; readonly procedure: string | null; readonly no: string | null }

/** Null when the report is closed. */
export function nextStep(world: World, state: ReportState): NextStep | null {
  const holding = deepest(state)
  return !state.open || holding === undefined ? null : stepAhead(world, state, holding, holding.step)
}

/** What a turn has to do: its step, or a duty beside it. */
export function stepAhead(world: World, state: ReportState, holding: Holding, step: string): NextStep {
  const sop = sopOf(world, holding)
  const { id, no, label, plain = null, mark } = stepOf(sop, step)
  const duty = holding.duties.find((one) => one.step === step)
  const running = state.clocks.filter((one) => concerns(one, holding) && (duty === undefined ? !isOfDuty(one, holding) : one.step === step))
  const watch = running.some(({ kind }) => kind === 'silence') ? running.find(({ kind }) => kind === 'watch') : undefined
  const clock = soonest(running.filter((one) => one !== watch))
  const procedure = sop.form === null ? null : sop.form.number || sop.title.id
  return {
    owes: (duty ?? holding).owes, holding: holding.no, step: { id, label, plain, mark }, clock,
    clause: clock === null ? { mark, procedure, no } : clauseOf(world, state, clock),
    watch: watch === undefined ? null : { clock: watch, clause: clauseOf(world, state, watch) },
  }
}

/** Where a time is laid down. */
export function clauseOf(world: World, state: ReportState, clock: Clock): Clause {
  const sop = sopOf(world, holdingOf(state, clock.ruleOf))
  const step = sop.steps.find(({ id }) => id === clock.step)
  return { mark: timeOf(world, state, clock).mark, procedure: sop.form === null ? null : sop.form.number || sop.title.id, no: step?.no ?? null }
}

/** Clocks that stand still say nothing about the next move. */
function concerns(clock: Clock, holding: Holding): boolean {
  return clock.holding === holding.no && clock.pausedSince === null && !isReminder(clock)
}

function isOfDuty({ step }: Clock, { duties }: Holding): boolean {
  return duties.some((duty) => duty.step === step)
}

function soonest(clocks: readonly Clock[]): Clock | null {
  return clocks.reduce<Clock | null>((first, clock) => (first === null || clock.due < first.due ? clock : first), null)
}
