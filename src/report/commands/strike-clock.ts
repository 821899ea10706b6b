// A clock's time has come: it is recorded as missed, and what the procedure says follows.
import { isLate } from '../../calendar/is-late.ts'
import type { Time } from '../../sop/sop.ts'
import { givenBack } from '../clocks/clock-change.ts'
import type { Clock } from '../clocks/clock.ts'
import { consentReminderOf, isConsentReminder, ruleRemindedOf } from '../clocks/consent-reminder.ts'
import type { StrikeClock } from '../command.ts'
import { follow } from './follow.ts'
import { reachRung } from './reach-rung.ts'
import type { Refusal } from '../refusal.ts'
import { waitsForMail } from '../clocks/waits-for-mail.ts'
import { isWarning, ruleWarnedOf, warningOf } from '../clocks/silence-warning.ts'
import { sopOf, stepOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { happen, holdingOf, type Turn } from '../turn.ts'
import { warnOfSilence } from './warn-of-silence.ts'
import type { World } from '../world.ts'

export function strikeClock(turn: Turn, state: ReportState, command: StrikeClock): Refusal | null {
  const rung = state.rungs?.find(({ id }) => id === command.clock)
  if (rung !== undefined) return reachRung(turn, state, rung)
  const clock = state.clocks.find(({ id }) => id === command.clock)
  if (clock === undefined || clock.pausedSince !== null) return 'clock-not-running'
  if (clock.struckAt !== null) return 'clock-already-struck'
  if (!isLate(turn.world.now, clock.due) || waitsForMail(turn.world, state, clock)) return 'not-yet-due'
  // What an outage took is given back first; where even that is over, the next strike finds it so.
  if (givenBack(turn.world, state, clock) !== null) return null
  if (isWarning(clock)) {
    warnOfSilence(turn, state, clock)
    return null
  }
  if (isConsentReminder(clock)) {
    happen(turn, { kind: 'consent-asked', clock: clock.id, remembered: true, told: [], clocks: {} })
    turn.told.push({ to: { who: 'reporter' }, template: 'consent-asked' })
    return null
  }
  happen(turn, { kind: 'clock-missed', clock: clock.id, due: clock.due, counts: endsVerification(turn.world, state, clock), remembered: true, told: [] })
  follow(turn, clock.holding ?? firstOpen(state), timeOf(turn.world, state, clock).missed)
  return null
}

/** The time of a procedure that a clock was started by. */
export function timeOf(world: World, state: ReportState, clock: Clock): Time {
  const sop = sopOf(world, holdingOf(state, clock.ruleOf))
  const rule = ruleRemindedOf(ruleWarnedOf(clock.rule))
  const found = [...sop.times, ...sop.steps.flatMap(({ times }) => times)].find(({ id }) => id === rule)
  const time = found === undefined ? null : isWarning(clock) ? warningOf(found) : isConsentReminder(clock) ? consentReminderOf(found) : found
  if (time === null) throw new Error(`The procedure ${sop.id} version ${sop.version} has no time ${clock.rule}.`)
  return time
}

/** The outer time begins at the latest when the time to verify has ended. */
function endsVerification(world: World, state: ReportState, clock: Clock): boolean {
  if (clock.holding === null || clock.step === null || state.countsFrom !== null) return false
  const step = stepOf(sopOf(world, holdingOf(state, clock.ruleOf)), clock.step)
  return step.stage === 'verification' && step.beside.length === 0 && clock.kind === 'step'
}

function firstOpen(state: ReportState): number {
  return (state.holdings.find(({ open }) => open) ?? holdingOf(state, 1)).no
}
