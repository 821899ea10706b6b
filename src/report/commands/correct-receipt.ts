// A wrong date of receipt: one officer asks for another, with the reason; a second one looks at it. Times that count from receipt are
// counted anew from the right day; what was recorded as missed stays recorded.
import { due } from '../../calendar/due.ts'
import type { Clock } from '../clocks/clock.ts'
import { countedReceipt } from '../clocks/counted-receipt.ts'
import type { AskReceipt, DecideReceipt } from '../command.ts'
import type { By } from '../event.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { timeOf } from './strike-clock.ts'
import { happen, type Turn } from '../turn.ts'
import { whyNotForOfficer } from '../allowed/why-not-for-officer.ts'
import type { World } from '../world.ts'

export function askReceipt(turn: Turn, state: ReportState, { by, at, wordings }: AskReceipt): Refusal | null {
  const refused = whyNotCorrect(turn.world, state, by)
  if (refused !== null) return refused
  if (!Number.isFinite(at) || at > turn.world.now) return 'instant-impossible'
  if (at === state.receivedAt) return 'same-receipt'
  if (wordings.length === 0) return 'nothing-to-add'
  happen(turn, { kind: 'receipt-questioned', by, at, wordings })
  return null
}

export function decideReceipt(turn: Turn, state: ReportState, { by, verdict }: DecideReceipt): Refusal | null {
  const refused = whyNotDecide(turn.world, state, by)
  const asked = state.receiptAsked ?? null
  if (refused !== null) return refused
  if (asked === null) return 'no-receipt-asked'
  if (verdict === 'kept') {
    happen(turn, { kind: 'receipt-kept', by })
    return null
  }
  const from = countedReceipt({ ...state, receivedAt: asked.at })
  const moved = state.clocks.filter((clock) => clock.from !== from && timeOf(turn.world, state, clock).from === 'received').map((clock) => countedFrom(turn.world, clock, from))
  happen(turn, { kind: 'receipt-corrected', by, was: state.receivedAt, at: asked.at, told: [], clocks: moved.length > 0 ? { moved } : {} })
  turn.told.push({ to: { who: 'reporter' }, template: 'receipt-corrected' })
  return null
}

/** Whoever answers for the report may ask; null when they may. */
export function whyNotCorrect(world: World, state: ReportState, by: By): Refusal | null {
  return state.open ? whyNotForOfficer(world, state, by, 'correct-receipt') : 'report-is-closed'
}

/** As above, and never who asked for it. */
export function whyNotDecide(world: World, state: ReportState, by: By): Refusal | null {
  return whyNotCorrect(world, state, by) ?? (by.who === 'officer' && state.receiptAsked?.by === by.officer ? 'own-receipt' : null)
}

/** One that stands still gets its date when it runs on. */
function countedFrom(world: World, clock: Clock, from: number): Clock {
  const calendar = world.calendarOf(clock.unit)
  const moved = { ...clock, from, calendar: { id: calendar.id, version: calendar.version }, moved: { change: null, was: clock.due } }
  const found = due({ from, budget: clock.budget, ends: clock.ends, calendar, pauses: clock.pauses })
  return found.frozen ? moved : { ...moved, due: found.at, date: found.date, provisional: found.provisional }
}
