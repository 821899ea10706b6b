// The situations that a procedure can bring a turn into, and what can follow from each: what the check walks over.
import { caseThatHolds, conditionHolds, type Facts } from '../condition.ts'
import { actsAt, stepsDown } from '../level.ts'
import type { Case, Effect, Level, Sop, Step, Time, Way } from '../sop.ts'
import type { HoldingOutcome, Place } from '../vocabulary.ts'

/** A turn at a level standing in a step; `resume` is the step that a hold goes back to. */
export type Situation = { readonly level: Level; readonly step: string; readonly resume: string | null }

/** What can happen in a situation, and what follows. `wanted` is false for what nobody would do to bring a report to its end. */
export type Move = { readonly name: string; readonly when: Way['when']; readonly cases: readonly Case[]; readonly wanted: boolean; /** Artefacts in which whoever makes it chooses. */ readonly chooses: readonly string[]; /** How the unit below ended. */ readonly ending?: HoldingOutcome }

/** How the turn ends, or the situation that it goes on in; null when it stays where it is. */
export type Target = { readonly ends: HoldingOutcome } | Situation | null

/** How a unit below may end its turn, whatever procedure it runs. */
export const childOutcomes: readonly HoldingOutcome[] = ['answered', 'settled', 'returned', 'lapsed', 'appealed', 'archived', 'not-followed-up', 'handed-over']

/** How a unit can always end its turn when it does its work. */
export const goodOutcomes: readonly HoldingOutcome[] = ['answered', 'settled']

export function keyOf({ level, step, resume }: Situation): string {
  return `${level} ${step} ${resume ?? ''}`
}

export function stepNamed(sop: Sop, id: string): Step | undefined {
  return sop.steps.find((step) => step.id === id)
}

export function placeOf(sop: Sop, lane: string | undefined): Place | undefined {
  return sop.lanes.find(({ id }) => id === lane)?.at
}

/** Whether the turn waits in this step for a unit below. */
export function waits(sop: Sop, { level, step }: Pick<Situation, 'level' | 'step'>): boolean {
  const place = placeOf(sop, stepNamed(sop, step)?.lanes[0])
  return place !== undefined && stepsDown(level, place) === 1
}

/** Where turns begin, at each level of the procedure, also when a closed report is opened again. */
export function beginnings(sop: Sop): Situation[] {
  const at = (level: Level, step: string): Situation => ({ level, step, resume: null })
  const first = sop.begins.above === undefined ? 'here' : 'above'
  return [
    at('here', sop.begins.here),
    ...(sop.begins.above === undefined ? [] : [at('above', sop.begins.above)]),
    ...Object.values(sop.rules.reopens).flatMap((step) => [at('here', step), ...(waits(sop, { level: first, step }) ? [] : [at(first, step)])]),
  ]
}

/** A unit below without a procedure of its own works the step that its opener waits in. */
export function turnBelow(sop: Sop, situation: Situation): Situation | null {
  if (!waits(sop, situation)) return null
  return situation.level === 'above' ? { level: 'here', step: situation.step, resume: null } : { level: 'below', step: situation.step, resume: null }
}

export function movesOf(sop: Sop, situation: Situation): Move[] {
  const step = stepNamed(sop, situation.step)
  if (step === undefined) return []
  const waiting = waits(sop, situation)
  const ways = step.ways.filter((way) => mayAct(sop, situation.level, step, way)).map((way): Move => ({ name: `ways.${way.id}`, when: way.when, cases: way.then, wanted: true, chooses: choicesIn(sop, way) }))
  const times = (waiting ? [] : step.times).map((time): Move => ({ name: `times.${nameOf(time)}`, when: time.when, cases: time.missed, wanted: true, chooses: [] }))
  const reply: Move[] = step.onReply.length === 0 ? [] : [{ name: 'on-reply', when: {}, cases: step.onReply, wanted: true, chooses: [] }]
  const below = waiting ? childOutcomes.map((outcome) => ofOutcome(step, outcome)) : []
  const ofReport = situation.level === 'below' ? [] : sop.times.map((time): Move => ({ name: `report.times.${time.id}`, when: time.when, cases: time.missed, wanted: true, chooses: [] }))
  return [...ways, ...times, ...reply, ...below, ...ofReport]
}

function ofOutcome(step: Step, outcome: HoldingOutcome): Move {
  const name = step.outcomes[outcome] === undefined ? 'otherwise' : outcome
  return { name: `outcomes.${name}`, when: {}, cases: step.outcomes[outcome] ?? step.outcomes.otherwise ?? [], wanted: goodOutcomes.includes(outcome), chooses: [], ending: outcome }
}

function choicesIn(sop: Sop, { needs, makes }: Way): readonly string[] {
  return sop.artefacts.filter(({ id, type }) => type === 'choice' && (needs.includes(id) || makes.includes(id))).map(({ id }) => id)
}

export function nameOf({ id }: Time): string {
  return id.slice(id.indexOf('/') + 1)
}

function mayAct(sop: Sop, level: Level, step: Step, way: Way): boolean {
  return (way.lanes.length > 0 ? way.lanes : step.lanes).some((lane) => {
    const place = placeOf(sop, lane)
    return place !== undefined && actsAt(level, place)
  })
}

/** Where a move leads under these facts; null when it can't be made. */
export function leadsTo(sop: Sop, situation: Situation, move: Move, facts: Facts): Target[] | null {
  if (!conditionHolds(move.when, facts)) return null
  const chosen = caseThatHolds(move.cases, facts)
  return chosen === null ? [null] : targetsOf(sop, situation, chosen.effect, facts)
}

function targetsOf(sop: Sop, situation: Situation, effect: Effect, facts: Facts): Target[] {
  switch (effect.do) {
    case 'stay':
    case 'done':
      return [null]
    case 'again':
      return [situation]
    case 'go':
      return [entered(sop, situation.level, effect.step)]
    case 'hold':
      return [{ ...situation, step: effect.step, resume: situation.resume ?? situation.step }]
    case 'resume':
      return situation.resume === null ? [null] : [{ ...situation, step: situation.resume, resume: null }]
    case 'finish':
      return [{ ends: effect.outcome }]
    case 'same':
      return [{ ends: 'answered' }]
    case 'up':
      return facts.opened ? [{ ends: 'returned' }] : outside(sop, situation)
    case 'outside':
      return outside(sop, situation)
    default:
      return effect satisfies never
  }
}

/** Steps that the system passes by itself lead on to the next, or to the end. */
function entered(sop: Sop, level: Level, id: string, passed: readonly string[] = []): Target {
  const step = passed.includes(id) ? undefined : stepNamed(sop, id)
  const next = step?.automatic === true ? step.ways[0]?.then[0]?.effect : undefined
  if (next?.do === 'finish') return { ends: next.outcome }
  return next?.do === 'go' ? entered(sop, level, next.step, [...passed, id]) : { level, step: id, resume: null }
}

/** A unit below ends its turn when its opener takes the report outside. */
function outside(sop: Sop, { level }: Situation): Target[] {
  if (level === 'below') return [{ ends: 'released' }]
  return sop.rules.outside === null ? [null] : [{ level, step: sop.rules.outside, resume: null }]
}
