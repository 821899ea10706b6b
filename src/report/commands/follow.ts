// What follows from a way taken, a clock missed or a turn ended: one effect of the procedure, carried out.
import { stepsDown } from '../../sop/level.ts'
import type { Body, HoldingOutcome } from '../../sop/vocabulary.ts'
import type { Case, Effect, Step } from '../../sop/sop.ts'
import { caseThatHolds } from '../../sop/condition.ts'
import { factsOf } from '../holdings/facts-of.ts'
import { dispatch, type Targets } from '../holdings/dispatch.ts'
import { dropDuties, openDuties } from '../holdings/duties.ts'
import { handlerOf } from '../holdings/handler-of.ts'
import { recipients } from '../messages/recipients.ts'
import { firstToWork } from '../holdings/open-holding.ts'
import { owesOf } from '../holdings/owes.ts'
import { childrenOf, lastLead } from '../holdings/place.ts'
import { firstLane, sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, Outcome } from '../state.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'

/** Carries out the first case that holds; nothing when none does. */
export function follow(turn: Turn, no: number, cases: readonly Case[], how: How = {}): void {
  const state = reportOf(turn)
  const chosen = caseThatHolds(cases, factsOf(state, holdingOf(state, no)))
  if (chosen === null) return
  turn.followed.push(chosen)
  turn.told.push(...recipients(state, holdingOf(state, no), chosen.tell))
  carryOut(turn, no, chosen.effect, how)
}

/** `targets` for a step that is handed down; supporters go on working when their lead sends it back. */
export type How = { readonly binding?: boolean; readonly outcome?: HoldingOutcome; readonly targets?: Targets | undefined; readonly keepsChildren?: boolean }

function carryOut(turn: Turn, no: number, effect: Effect, how: How): void {
  switch (effect.do) {
    case 'stay':
    case 'done':
      return
    case 'go':
      return enter(turn, no, { step: effect.step, how: 'forward', ...how })
    case 'hold':
      return enter(turn, no, { step: effect.step, how: 'hold' })
    case 'resume':
      return resume(turn, no)
    case 'again':
      return enter(turn, no, { step: holdingOf(reportOf(turn), no).step, how: 'forward', ...how })
    case 'finish':
      return finish(turn, no, effect.outcome)
    case 'same':
      return finish(turn, no, how.outcome ?? 'answered')
    case 'up':
      return holdingOf(reportOf(turn), no).parent === null ? goOutside(turn, effect.body) : finish(turn, no, 'returned')
    case 'outside':
      return goOutside(turn, effect.body)
    default:
      return effect satisfies never
  }
}

type Entry = { readonly step: string; readonly how: 'forward' | 'hold'; readonly targets?: Targets | undefined; readonly body?: Body; readonly keepsChildren?: boolean; readonly binding?: boolean }

export function enter(turn: Turn, no: number, { step: id, how, targets, body, keepsChildren = false, binding = false }: Entry): void {
  const holding = holdingOf(reportOf(turn), no)
  const sop = sopOf(turn.world, holding)
  const { passed, step } = firstToWork(sop, id)
  const ending = step.automatic ? step.ways[0]?.then[0]?.effect : undefined
  if (ending?.do === 'finish') return finish(turn, no, ending.outcome, [...passed, step.id])
  const below = stepsDown(holding.level, firstLane(sop, step).at) === 1
  const to = below ? (targets ?? sameAsBefore(turn, holding)) : null
  if (how === 'forward' && !keepsChildren) releaseChildren(turn, holding, to)
  const where = step.outside ? (body ?? holding.body) : null
  const owes = to === null ? owesOf(turn.world, reportOf(turn), { ...holding, body: where }, step) : { who: 'unit', unit: handlerOf(turn.world, to.lead) } as const
  if (how === 'forward') dropDuties(turn, no)
  happen(turn, { kind: 'step-entered', holding: no, step: step.id, owes, how, ...(how === 'hold' && { remembered: true }), body: where, passed, clocks: {} })
  if (to !== null) dispatch(turn, no, step, { ...to, binding })
  turn.told.push(...recipients(reportOf(turn), holdingOf(reportOf(turn), no), step.tell))
  if (how === 'forward') openDuties(turn, no, step.id)
}

/** Whoever was given it and isn't meant any more need not go on. */
function releaseChildren(turn: Turn, holding: Holding, to: Targets | null): void {
  const meant = to === null ? [] : to.supporters
  for (const child of childrenOf(reportOf(turn), holding)) if (child.role === 'lead' || !meant.includes(child.unit)) close(turn, child.no, 'released')
}

/** Who had it last gets it again; the government itself when it comes from above for the first time. */
function sameAsBefore(turn: Turn, holding: Holding): Targets {
  const state = reportOf(turn)
  const lead = lastLead(childrenOf(state, holding))?.unit ?? state.government
  return { lead, supporters: [] }
}

function resume(turn: Turn, no: number): void {
  const holding = holdingOf(reportOf(turn), no)
  if (holding.resume === null) return
  const step = stepOf(sopOf(turn.world, holding), holding.resume.step)
  const owes = owesOf(turn.world, reportOf(turn), holding, step)
  happen(turn, { kind: 'step-entered', holding: no, step: step.id, owes, how: 'resume', body: null, passed: [], clocks: {} })
}

/** A report goes outside from the highest unit here that works it by its own procedure; it watches to the end. */
function goOutside(turn: Turn, body: Body): void {
  const { no, sop } = holdingOf(reportOf(turn), (reportOf(turn).holdings.find(({ open, level }) => open && level === 'here') ?? holdingOf(reportOf(turn), 1)).no)
  const step = turn.world.sop(sop).rules.outside
  if (step === null) throw new Error(`The procedure hands a report over to ${body} but doesn't say at which step it is watched.`)
  enter(turn, no, { step, how: 'forward', body })
}

/** Where nobody is above, what goes up a level leaves the house. */
const beyondUs: Readonly<Partial<Record<HoldingOutcome, Body>>> = { returned: 'sp4n', appealed: 'ombudsman' }

/** Ends a turn; its opener's procedure says what comes next, and with the first turn the report is closed. */
export function finish(turn: Turn, no: number, outcome: HoldingOutcome, passed: readonly string[] = []): void {
  const beyond = holdingOf(reportOf(turn), no).parent === null ? beyondUs[outcome] : undefined
  if (beyond !== undefined) return goOutside(turn, beyond)
  close(turn, no, outcome, passed)
  const { parent, role } = holdingOf(reportOf(turn), no)
  if (parent === null) return closeReport(turn, outcome)
  const opener = holdingOf(reportOf(turn), parent)
  if (!opener.open) return
  const step = stepOf(sopOf(turn.world, opener), opener.step)
  const children = childrenOf(reportOf(turn), opener)
  const lead = lastLead(children)
  if (role === 'lead' && outcome === 'returned') return follow(turn, parent, casesFor(step, 'returned'), { outcome: 'returned', keepsChildren: true })
  if (lead === undefined || lead.open || lead.outcome === null) return
  if (step.join === 'all' && children.some(({ open }) => open)) return
  if (role === 'lead' || step.join === 'all') follow(turn, parent, casesFor(step, lead.outcome), { outcome: lead.outcome })
}

function casesFor(step: Step, outcome: HoldingOutcome): readonly Case[] {
  return step.outcomes[outcome] ?? step.outcomes.otherwise ?? []
}

/** Ends a turn and all that it opened, lowest first. */
export function close(turn: Turn, no: number, outcome: HoldingOutcome, passed: readonly string[] = []): void {
  if (!holdingOf(reportOf(turn), no).open) return
  for (const child of childrenOf(reportOf(turn), { no })) close(turn, child.no, 'released')
  for (const { step } of holdingOf(reportOf(turn), no).duties) happen(turn, { kind: 'duty-ended', holding: no, step, how: 'dropped', clocks: {} })
  happen(turn, { kind: 'holding-closed', holding: no, outcome, passed, clocks: {} })
}

const reportOutcomes: Readonly<Record<HoldingOutcome, Outcome>> = {
  answered: 'settled', settled: 'settled', archived: 'archived', 'not-followed-up': 'not-followed-up', lapsed: 'not-followed-up', withdrawn: 'withdrawn',
  'handed-over': 'handed-over', returned: 'handed-over', appealed: 'handed-over', released: 'handed-over',
}

function closeReport(turn: Turn, outcome: HoldingOutcome): void {
  happen(turn, { kind: 'report-closed', outcome: reportOutcomes[outcome], wordings: [], told: [], clocks: {} })
}
