// Conditions of a procedure: a closed list of facts about a report, all of which must hold.
import type { Case, Condition } from './sop.ts'
import type { Channel, Classification, Nature } from './vocabulary.ts'

/** What a condition may ask about. */
export type Facts = {
  readonly nature: Nature | null
  readonly classification: Classification
  readonly channel: Channel
  readonly systemic: boolean
  readonly inspection: boolean | null
  /** Handed down by a unit above. */
  readonly opened: boolean
  /** The coordinator has decided who handles it. */
  readonly binding: boolean
  readonly rounds: number
  readonly bounces: number
  readonly holds: number
  /** Whole days it has waited for its reporter in all. */
  readonly heldDays: number
  /** Kinds of time ever missed. */
  readonly missed: readonly string[]
  /** Choices made, by artefact. */
  readonly chosen: Readonly<Record<string, string>>
}

export function conditionHolds(condition: Condition, facts: Facts): boolean {
  return (Object.keys(condition) as (keyof Condition)[]).every((key) => partHolds(key, condition, facts))
}

/** The first case whose condition holds; null when none does. */
export function caseThatHolds(cases: readonly Case[], facts: Facts): Case | null {
  return cases.find(({ when }) => conditionHolds(when, facts)) ?? null
}

function partHolds(key: keyof Condition, condition: Condition, facts: Facts): boolean {
  switch (key) {
    case 'nature':
      return facts.nature !== null && includes(condition.nature, facts.nature)
    case 'classification':
      return includes(condition.classification, facts.classification)
    case 'channel':
      return includes(condition.channel, facts.channel)
    case 'channelNot':
      return !includes(condition.channelNot, facts.channel)
    case 'systemic':
      return facts.systemic === condition.systemic
    case 'inspection':
      return (facts.inspection ?? false) === condition.inspection
    case 'opened':
      return facts.opened === condition.opened
    case 'binding':
      return facts.binding === condition.binding
    case 'roundsAtLeast':
      return facts.rounds >= (condition.roundsAtLeast ?? 0)
    case 'bouncesAtLeast':
      return facts.bounces >= (condition.bouncesAtLeast ?? 0)
    case 'holdsBelow':
      return facts.holds < (condition.holdsBelow ?? 0)
    case 'heldDaysBelow':
      return facts.heldDays < (condition.heldDaysBelow ?? 0)
    case 'missed':
      return includes(facts.missed, condition.missed ?? '')
    case 'notMissed':
      return !includes(facts.missed, condition.notMissed ?? '')
    case 'chosen':
      return Object.entries(condition.chosen ?? {}).every(([artefact, value]) => facts.chosen[artefact] === value)
    default:
      return key satisfies never
  }
}

function includes(list: readonly string[] | undefined, value: string): boolean {
  return list?.includes(value) ?? false
}
