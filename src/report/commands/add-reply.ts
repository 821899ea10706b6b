// The reporter adds words or evidence, here or where an officer found them; the step that waits for it goes on.
import { isLate } from '../../calendar/is-late.ts'
import { take } from './act.ts'
import type { AddReply } from '../command.ts'
import type { Recorded } from '../event.ts'
import { follow } from './follow.ts'
import { childrenOf, lastLead } from '../holdings/place.ts'
import { actOf, reactions, type Reaction } from '../allowed/reactions.ts'
import type { Refusal } from '../refusal.ts'
import { reopen } from './reopen.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import { MOST_FILES } from './submit.ts'
import { happen, holdingOf, reportOf, type Turn } from '../turn.ts'
import { undoSilence } from './undo-silence.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'

export function addReply(turn: Turn, state: ReportState, command: AddReply): Refusal | null {
  const { wordings, files, recorded, says } = command
  const refused = whyNotRecorded(turn, state, recorded)
  if (refused !== null) return refused
  const intoClosed = !state.open && !undoesSilence(turn, state, recorded)
  // Who completes a report after its time, or isn't satisfied with how it ended, opens it again by the same link.
  if (intoClosed) return reopen(turn, state, { type: 'reopen', wordings, files }, recorded)
  if (wordings.length === 0 && files.length === 0) return 'nothing-to-add'
  if (files.length > MOST_FILES) return 'too-many-files'
  const said = says === undefined ? undefined : sayingOf(turn, state, says)
  if (typeof said === 'string') return said
  happen(turn, { kind: 'reply-added', by: 'reporter', ...(recorded && { recorded }), wordings, files, told: [] })
  for (const unit of unitsAtWork(reportOf(turn))) turn.told.push({ to: { who: 'unit', unit }, template: 'reply-came' })
  if (said === undefined) goOn(turn)
  else takeSaying(turn, said, recorded)
  return null
}

function whyNotRecorded({ world }: Turn, state: ReportState, recorded: Recorded | undefined): Refusal | null {
  if (recorded === undefined) return null
  // Whoever writes to the report's own address holds its token: nobody has to record that.
  const refused = recorded.by.who === 'system' && recorded.channel === 'email' ? null : whyNotForOfficer(world, state, recorded.by, 'record-reaction')
  return refused ?? (recorded.at > world.now || recorded.at < state.receivedAt ? 'instant-impossible' : null)
}

/**
 * Silence may not close over a reaction that had come in time: the report stands where it stood. Below the first turn it is opened again.
 * What comes here directly can be in time too, where the machine that closed it is ahead of the one that takes this in.
 */
function undoesSilence(turn: Turn, state: ReportState, recorded: Recorded | undefined): boolean {
  const silence = state.silence ?? null
  return silence !== null && !isLate(recorded?.at ?? turn.world.now, silence.until) && undoSilence(turn, state)
}

function sayingOf({ world }: Turn, state: ReportState, { expect, step, way }: NonNullable<AddReply['says']>): Reaction | Refusal {
  if (state.holdings.find(({ no }) => no === expect.holding)?.version !== expect.version) return 'changed-meanwhile'
  return reactions(world, state).find((one) => one.holding === expect.holding && one.step.id === step && one.way.id === way) ?? 'says-nothing'
}

function takeSaying(turn: Turn, said: Reaction, recorded: Recorded | undefined): void {
  take(turn, reportOf(turn), { ...said, holding: holdingOf(reportOf(turn), said.holding), command: actOf(said), recorded })
}

function goOn(turn: Turn): void {
  const state = reportOf(turn)
  const waiting = state.holdings.findLast((holding) => holding.open && holding.resume !== null) ?? deepest(state)
  if (waiting !== undefined) follow(turn, waiting.no, stepOf(sopOf(turn.world, waiting), waiting.step).onReply)
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
