// The reporter adds words or evidence; the step that waits for it goes on.
import type { AddReply } from './command.ts'
import { follow } from './follow.ts'
import { childrenOf, lastLead } from './place.ts'
import type { Refusal } from './refusal.ts'
import { reopen } from './reopen.ts'
import { sopOf, stepOf } from './sop-of.ts'
import type { Holding, ReportState } from './state.ts'
import { MOST_FILES } from './submit.ts'
import { happen, type Turn } from './turn.ts'

export function addReply(turn: Turn, state: ReportState, { wordings, files }: AddReply): Refusal | null {
  // Who completes a report after its time, or isn't satisfied with how it ended, opens it again by the same link.
  if (!state.open) return reopen(turn, state, { type: 'reopen', wordings, files })
  if (wordings.length === 0 && files.length === 0) return 'nothing-to-add'
  if (files.length > MOST_FILES) return 'too-many-files'
  happen(turn, { kind: 'reply-added', by: 'reporter', wordings, files, told: [] })
  for (const unit of unitsAtWork(state)) turn.told.push({ to: { who: 'unit', unit }, template: 'reply-came' })
  const waiting = state.holdings.findLast((holding) => holding.open && holding.resume !== null) ?? deepest(state)
  if (waiting !== undefined) follow(turn, waiting.no, stepOf(sopOf(turn.world, waiting), waiting.step).onReply)
  return null
}

/** The holding in which the report is worked now: the lead's, as far down as it was handed. */
export function deepest(state: ReportState): Holding | undefined {
  let holding = state.holdings.find(({ parent, open }) => parent === null && open)
  for (;;) {
    const child = holding === undefined ? undefined : lastLead(childrenOf(state, holding).filter(({ open }) => open))
    if (child === undefined) return holding
    holding = child
  }
}

function unitsAtWork(state: ReportState): readonly number[] {
  const deep = deepest(state)
  return [...new Set([state.watcher, ...(deep === undefined ? [] : [deep.unit])])]
}
