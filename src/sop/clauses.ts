// Every clause of a procedure with where it comes from: what is printed, what was read into it, what law and rules lay over it.
import type { Budget } from '../calendar/budget.ts'
import { budgetWords } from './draw/drawing-words.ts'
import type { Case, Mark, Sop, Step, Words } from './sop.ts'

export type Clause = {
  readonly as: Mark['as']
  /** The printed words, the reason it was read into it, or the law or rule. */
  readonly source: string
  readonly what: Words
  /** The step it belongs to; null for the whole procedure. */
  readonly step: Step | null
}

export function clausesOf(sop: Sop): Clause[] {
  const whole = (what: Words, mark: Mark): Clause => ({ ...mark, what, step: null })
  return [
    ...sop.lanes.map(({ label, mark }) => whole(same(label), mark)),
    ...sop.artefacts.map(({ label, mark }) => whole(label, mark)),
    ...sop.records.map(({ label, mark }) => whole(label, mark)),
    ...sop.times.flatMap(({ budget, mark, missed }) => [whole(inWords(budget), mark), ...inCases(missed, inWords(budget), null)]),
    ...(sop.rules.ladder ?? []).map(({ label, mark }) => whole(label, mark)),
    ...sop.steps.flatMap((step) => [...lanesOf(sop, step), ...inStep(step)]),
  ]
}

/** Only who works it where no mark says so; all other lanes stand in their columns. */
function lanesOf({ lanes }: Sop, step: Step): Clause[] {
  const { lanesInferred: source } = step
  return source === undefined ? [] : [{ as: 'inferred', source, what: same(lanes.filter(({ id }) => step.lanes.includes(id)).map(({ label }) => label).join(', ')), step }]
}

function inStep(step: Step): Clause[] {
  const here = (what: Words, mark: Mark): Clause => ({ ...mark, what, step })
  return [
    here(step.label, step.mark),
    ...step.times.flatMap(({ budget, mark, missed }) => [here(inWords(budget), mark), ...inCases(missed, inWords(budget), step)]),
    ...step.ways.flatMap(({ label, mark, then }) => [here(label, mark), ...inCases(then, label, step)]),
    ...Object.values(step.outcomes).flatMap((cases) => inCases(cases, step.label, step)),
    ...inCases(step.onReply, step.label, step),
  ]
}

function inCases(cases: readonly Case[], what: Words, step: Step | null): Clause[] {
  return cases.flatMap(({ mark }) => (mark === null ? [] : [{ ...mark, what, step }]))
}

function inWords(budget: Budget): Words {
  return { id: budgetWords(budget, 'id'), en: budgetWords(budget, 'en') }
}

function same(text: string): Words {
  return { id: text, en: text }
}
