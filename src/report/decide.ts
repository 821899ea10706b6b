// What follows from a command: the events, or why not. Reads nothing but its arguments.
import type { Case } from '../sop/sop.ts'
import { act } from './commands/act.ts'
import { addNote } from './commands/add-note.ts'
import { addReply } from './commands/add-reply.ts'
import { answerConsent } from './commands/answer-consent.ts'
import { givenBack } from './clocks/clock-change.ts'
import type { Command } from './command.ts'
import type { ReportEvent } from './event.ts'
import { recordDelivery } from './commands/record-delivery.ts'
import type { Refusal } from './refusal.ts'
import { askReceipt, decideReceipt } from './commands/correct-receipt.ts'
import { askErasure, decideErasure, destroyReport, recordErasure, setHold, warnOfWish } from './commands/erase.ts'
import { erasureOf } from './erasure/erasure.ts'
import { askOpening, decideOpening } from './commands/open-hidden.ts'
import { openDossier } from './commands/open-dossier.ts'
import { rejudgeClocks } from './commands/rejudge-clocks.ts'
import { reopen } from './commands/reopen.ts'
import { correctContact, resend } from './commands/resend.ts'
import { settled } from './settled.ts'
import type { ReportState } from './state.ts'
import { strikeClock } from './commands/strike-clock.ts'
import { submit } from './commands/submit.ts'
import type { Turn } from './turn.ts'
import { undoAct } from './commands/undo-act.ts'
import { withdraw } from './commands/withdraw.ts'
import type { World } from './world.ts'

export type Decision = { readonly events: readonly ReportEvent[] } | { readonly refused: Refusal }

/** `state` is null for a report that doesn't exist yet. */
export function decide(world: World, state: ReportState | null, command: Command): Decision {
  return decideAndTrace(world, state, command).decision
}

/** As `decide`, with the cases of the procedures that were carried out. */
export function decideAndTrace(world: World, state: ReportState | null, command: Command): { readonly decision: Decision; readonly followed: readonly Case[] } {
  const reportId = state?.reportId ?? (command.type === 'submit' ? command.reportId : null)
  if (reportId === null) return { decision: { refused: 'unknown-report' }, followed: [] }
  const turn: Turn = { world, reportId, state, events: [], told: [], notified: false, answered: false, followed: [] }
  const refused = carriedOut(turn, state, command)
  return refused === null ? { decision: { events: settled(turn) }, followed: turn.followed } : { decision: { refused }, followed: [] }
}

/** Null when it was done. */
function carriedOut(turn: Turn, state: ReportState | null, command: Command): Refusal | null {
  if (command.type === 'submit') return state === null ? submit(turn, command) : 'submitted-before'
  return state === null ? 'unknown-report' : changed(turn, state, command)
}

/** What still happens to a report whose words are gone. */
const AFTER_ERASURE: readonly Command['type'][] = ['record-erasure', 'record-delivery', 'rejudge-clocks']

function changed(turn: Turn, state: ReportState, command: Exclude<Command, { type: 'submit' }>): Refusal | null {
  if (erasureOf(state).stands !== 'none' && !AFTER_ERASURE.includes(command.type)) return 'erased-already'
  switch (command.type) {
    case 'add-reply':
      return addReply(turn, state, command)
    case 'add-note':
      return addNote(turn, state, command)
    case 'record-delivery':
      return recordDelivery(turn, state, command)
    case 'resend':
      return resend(turn, state, command)
    case 'correct-contact':
      return correctContact(turn, state, command)
    case 'undo-act':
      return undoAct(turn, state, command)
    case 'reopen':
      return reopen(turn, state, command)
    case 'withdraw':
      return withdraw(turn, state, command)
    case 'strike-clock':
      return strikeClock(turn, state, command)
    case 'allow-for-outages':
      return state.clocks.some((clock) => givenBack(turn.world, state, clock) !== null) ? null : 'nothing-to-add'
    case 'answer-consent':
      return answerConsent(turn, state, command)
    case 'open-dossier':
      return openDossier(turn, state, command)
    case 'ask-erasure':
      return askErasure(turn, state, command)
    case 'warn-of-wish':
      return warnOfWish(turn, state, command)
    case 'decide-erasure':
      return decideErasure(turn, state, command)
    case 'destroy-report':
      return destroyReport(turn, state, command)
    case 'record-erasure':
      return recordErasure(turn, state)
    case 'set-hold':
      return setHold(turn, state, command)
    case 'ask-opening':
      return askOpening(turn, state, command)
    case 'decide-opening':
      return decideOpening(turn, state, command)
    case 'ask-receipt':
      return askReceipt(turn, state, command)
    case 'decide-receipt':
      return decideReceipt(turn, state, command)
    case 'rejudge-clocks':
      return rejudgeClocks(turn, state, command)
    case 'act':
      return act(turn, state, command)
    default:
      return command satisfies never
  }
}
