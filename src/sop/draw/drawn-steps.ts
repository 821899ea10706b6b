// Which steps of a procedure a drawing shows, in which order, with which symbol and number.
import type { Sop, Step } from '../sop.ts'
import { exitsOf, type Aim, type Exit } from './exits-of.ts'

export type StepState = 'current' | 'passed' | 'ahead'

export type DrawnStep = {
  readonly step: Step
  /** As printed; `[2]` where the form prints none, `+2` for a step that an overlay brings. */
  readonly no: string
  readonly symbol: 'process' | 'decision' | 'terminal'
  readonly state: StepState
  readonly exits: readonly DrawnExit[]
}

/** `key` names the arrow that it goes by; empty where it stays. */
export type DrawnExit = Exit & { readonly key: string }

export type Shown = {
  /** With all that overlays add; otherwise only the procedure's own, and where the report stands now. */
  readonly whole?: boolean
  readonly current?: readonly string[]
  readonly passed?: readonly string[]
}

export function drawnSteps(sop: Sop, { whole = false, current = [], passed = [] }: Shown): DrawnStep[] {
  const own = sop.steps.filter(({ origin }) => origin === null)
  const needed = [...current, ...passed, ...own.flatMap((step) => ledTo(sop, step))]
  const added = sop.steps.filter((step) => step.origin !== null && (whole || needed.includes(step.id)))
  const steps = [...own, ...added]
  const ids = new Set(steps.map(({ id }) => id))
  return steps.map((step) => {
    const exits = keyed(exitsOf(sop, step).filter((exit) => whole || exit.mark !== 'overlay' || step.origin !== null).map((exit) => ({ ...exit, to: shownAim(exit.to, ids) })))
    return { step, no: numberOf(step, own, added), symbol: symbolOf(step, exits), state: stateOf(step, current, passed), exits }
  })
}

/** Where the procedure's own ways lead, also into a step that an overlay brings; but for what bodies outside do. */
function ledTo(sop: Sop, step: Step): string[] {
  const led = exitsOf(sop, step).flatMap(({ to, mark }) => (mark === 'overlay' || to === null || typeof to === 'string' ? [] : [to.step]))
  return led.filter((id) => sop.steps.some((one) => one.id === id && !one.outside))
}

/** A step that isn't drawn is a body outside, which only overlays watch. */
function shownAim(to: Aim, ids: ReadonlySet<string>): Aim {
  return to === null || typeof to === 'string' || ids.has(to.step) ? to : 'beyond'
}

function keyed(exits: readonly Exit[]): DrawnExit[] {
  const once = unique(exits)
  const several = new Set(once.map(({ to }) => aimKey(to)).filter((key) => key !== '' && key !== '#back')).size > 1
  let next = 0
  return once.map((exit) => ({ ...exit, key: exit.to === null || exit.to === 'back' || !several ? '' : String.fromCodePoint(97 + next++ % 26) }))
}

/** Two cases of one way may lead to the same place. */
function unique(exits: readonly Exit[]): Exit[] {
  const keyOf = ({ label, to }: Exit) => `${label.id}|${aimKey(to)}`
  return exits.filter((exit, index) => exits.findIndex((other) => keyOf(other) === keyOf(exit)) === index)
}

export function aimKey(to: Aim): string {
  return to === null ? '' : typeof to === 'string' ? `#${to}` : to.step
}

function symbolOf(step: Step, exits: readonly Exit[]): DrawnStep['symbol'] {
  if (endsByItself(step)) return 'terminal'
  return new Set(exits.map(({ to }) => aimKey(to)).filter((key) => key !== '')).size > 1 ? 'decision' : 'process'
}

export function endsByItself(step: Step): boolean {
  return step.automatic && step.ways.some(({ then }) => then.some(({ effect }) => effect.do === 'finish'))
}

function numberOf(step: Step, own: readonly Step[], added: readonly Step[]): string {
  if (step.origin !== null) return `+${added.indexOf(step) + 1}`
  return step.no ?? `[${own.indexOf(step) + 1}]`
}

function stateOf({ id }: Step, current: readonly string[], passed: readonly string[]): StepState {
  if (current.includes(id)) return 'current'
  return passed.includes(id) ? 'passed' : 'ahead'
}
