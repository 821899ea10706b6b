// Every combination of facts that a set of conditions can tell apart: few, because a step names few.
import type { Facts } from '../condition.ts'
import type { Condition } from '../sop.ts'
import { NATURES } from '../vocabulary.ts'

const plain: Facts = {
  nature: null, classification: 'complaint', channel: 'web', systemic: false, inspection: null, opened: false, binding: false,
  rounds: 0, bounces: 0, holds: 0, heldDays: 0, missed: [], chosen: {},
}

export function assignmentsOf(conditions: readonly Condition[]): readonly Facts[] {
  const named = new Set(conditions.flatMap((condition) => Object.keys(condition) as (keyof Condition)[]))
  const choices = [...named].flatMap((key) => choicesOf(key, conditions))
  return choices.reduce<readonly Facts[]>((all, options) => all.flatMap((facts) => options.map((option) => option(facts))), [plain])
}

type Option = (facts: Facts) => Facts

/** One list of options for each fact that the key is about. */
function choicesOf(key: keyof Condition, conditions: readonly Condition[]): readonly (readonly Option[])[] {
  switch (key) {
    case 'nature':
      return [set([null, ...NATURES], (nature) => ({ nature }))]
    case 'classification':
      return [set(['complaint', 'aspiration', 'information-request'] as const, (classification) => ({ classification }))]
    case 'channel':
    case 'channelNot':
      return [set(['web', ...valuesOf(conditions, key)] as const, (channel) => ({ channel }))]
    case 'systemic':
    case 'opened':
    case 'binding':
      return [set([false, true], (value) => ({ [key]: value }))]
    case 'inspection':
      return [set([null, true, false], (inspection) => ({ inspection }))]
    case 'roundsAtLeast':
      return [set(around(conditions, key), (rounds) => ({ rounds }))]
    case 'bouncesAtLeast':
      return [set(around(conditions, key), (bounces) => ({ bounces }))]
    case 'holdsBelow':
      return [set(around(conditions, key), (holds) => ({ holds }))]
    case 'heldDaysBelow':
      return [set(around(conditions, key), (heldDays) => ({ heldDays }))]
    case 'missed':
    case 'notMissed':
      return [...new Set(conditions.flatMap((condition) => condition[key] ?? []))].map((kind) => [(facts) => facts, (facts) => ({ ...facts, missed: [...facts.missed, kind] })])
    case 'chosen':
      return chosenOptions(conditions)
    default:
      return key satisfies never
  }
}

function set<Value>(values: readonly Value[], change: (value: Value) => Partial<Facts>): readonly Option[] {
  return values.map((value) => (facts) => ({ ...facts, ...change(value) }))
}

function valuesOf(conditions: readonly Condition[], key: 'channel' | 'channelNot') {
  return [...new Set(conditions.flatMap((condition) => condition[key]?.slice(0, 1) ?? []))]
}

/** A threshold is told apart by the numbers just below and at it. */
function around(conditions: readonly Condition[], key: 'roundsAtLeast' | 'bouncesAtLeast' | 'holdsBelow' | 'heldDaysBelow'): readonly number[] {
  return [...new Set(conditions.flatMap((condition) => { const at = condition[key]; return at === undefined ? [] : [Math.max(0, at - 1), at] }))]
}

function chosenOptions(conditions: readonly Condition[]): readonly (readonly Option[])[] {
  const artefacts = new Map<string, Set<string>>()
  for (const { chosen } of conditions) {
    for (const [artefact, value] of Object.entries(chosen ?? {})) artefacts.set(artefact, (artefacts.get(artefact) ?? new Set()).add(value))
  }
  return [...artefacts].map(([artefact, values]) => [(facts: Facts) => facts, ...[...values].map((value): Option => (facts) => ({ ...facts, chosen: { ...facts.chosen, [artefact]: value } }))])
}
