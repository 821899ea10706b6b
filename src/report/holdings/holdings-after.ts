// The holdings of a report after an event.
import type { ReportEvent } from '../event.ts'
import type { Holding, Kept } from '../state.ts'
import { waitedAfter } from './waited-after.ts'

export function holdingsAfter(holdings: readonly Holding[], event: ReportEvent, at: number): readonly Holding[] {
  if (event.kind === 'holding-opened') return [...holdings, event.holding]
  if (!('holding' in event)) return holdings
  return holdings.map((holding) => (holding.no === event.holding ? { ...holding, ...changed(holding, event, at), ...waitedAfter(holding, event, at), version: holding.version + 1 } : holding))
}

type OfHolding = Extract<ReportEvent, { readonly holding: number }>

function changed(holding: Holding, event: OfHolding, at: number): Partial<Holding> {
  switch (event.kind) {
    case 'way-taken':
      return { artefacts: artefactsWith(holding.artefacts, event.kept) }
    case 'step-entered':
      return entered(holding, event, at)
    case 'duty-opened':
      return { duties: [...holding.duties, { step: event.step, owes: event.owes, openedAt: at }] }
    case 'duty-ended':
      return { duties: holding.duties.filter(({ step }) => step !== event.step) }
    case 'owed-by-another':
      return { owes: event.owes }
    case 'holding-closed':
      return { open: false, outcome: event.outcome, duties: [], resume: null, step: event.passed.at(-1) ?? holding.step }
    case 'report-reopened':
      return { open: true, outcome: null, body: null, enteredStepAt: at }
    case 'silence-undone':
      return { open: true, outcome: null, step: event.step, owes: event.owes, enteredStepAt: at }
    case 'answer-given':
      return {}
    default:
      return event satisfies never
  }
}

function entered(holding: Holding, event: Extract<ReportEvent, { kind: 'step-entered' }>, at: number): Partial<Holding> {
  if (event.how === 'resume') return { step: event.step, owes: event.owes, enteredStepAt: holding.resume?.enteredAt ?? at, resume: null }
  const resume = event.how === 'hold' ? { step: holding.step, enteredAt: holding.enteredStepAt } : null
  return { step: event.step, owes: event.owes, enteredStepAt: at, resume, body: event.body }
}

function artefactsWith(artefacts: readonly Kept[], kept: readonly Kept[]): readonly Kept[] {
  return kept.length === 0 ? artefacts : [...artefacts.filter(({ artefact }) => !kept.some((newer) => newer.artefact === artefact)), ...kept]
}
