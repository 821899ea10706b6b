// Whether a condition of a procedure holds for a report in one of its holdings.
import type { Case, Condition } from '../sop/sop.ts'
import type { Holding, ReportState } from './state.ts'

/** `holding` is null while the first is being opened. */
export function conditionHolds(condition: Condition, state: ReportState, holding: Holding | null): boolean {
  return (Object.keys(condition) as (keyof Condition)[]).every((key) => partHolds(key, condition, state, holding))
}

/** The first case whose condition holds; null when none does. */
export function caseThatHolds(cases: readonly Case[], state: ReportState, holding: Holding | null): Case | null {
  return cases.find(({ when }) => conditionHolds(when, state, holding)) ?? null
}

function partHolds(key: keyof Condition, condition: Condition, state: ReportState, holding: Holding | null): boolean {
  switch (key) {
    case 'nature':
      return state.nature !== null && includes(condition.nature, state.nature)
    case 'classification':
      return includes(condition.classification, state.classification)
    case 'channel':
      return includes(condition.channel, state.channel)
    case 'channelNot':
      return !includes(condition.channelNot, state.channel)
    case 'systemic':
      return state.systemic === condition.systemic
    case 'inspection':
      return (state.inspection ?? false) === condition.inspection
    case 'opened':
      return (holding !== null && holding.parent !== null) === condition.opened
    case 'binding':
      return (holding?.binding ?? false) === condition.binding
    case 'roundsAtLeast':
      return state.rounds >= (condition.roundsAtLeast ?? 0)
    case 'bouncesAtLeast':
      return state.bounces >= (condition.bouncesAtLeast ?? 0)
    case 'holdsBelow':
      return state.holds < (condition.holdsBelow ?? 0)
    case 'missed':
      return includes(state.missed, condition.missed ?? '')
    case 'chosen':
      return Object.entries(condition.chosen ?? {}).every(([artefact, value]) => holding?.artefacts.find((kept) => kept.artefact === artefact)?.value === value)
    default:
      return key satisfies never
  }
}

function includes(list: readonly string[] | undefined, value: string): boolean {
  return list?.includes(value) ?? false
}
