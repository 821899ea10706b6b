// The calendar changed: open times of a report are judged again. What was missed stays missed, what stands still is judged when it runs on.
import type { Clock } from '../clocks/clock.ts'
import type { RejudgeClocks } from '../command.ts'
import type { Told } from '../event.ts'
import { judgedAgain } from '../clocks/judged-again.ts'
import { nextStep } from '../audience/next-step.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { happen, type Turn } from '../turn.ts'
import type { World } from '../world.ts'

export function rejudgeClocks(turn: Turn, state: ReportState, { change }: RejudgeClocks): Refusal | null {
  const moved = movedClocks(turn.world, state, change)
  if (moved.length === 0) return 'nothing-moves'
  happen(turn, { kind: 'clocks-rejudged', change, told: [], clocks: { moved } })
  turn.told.push(...toldOf(turn.world, state, moved))
  return null
}

function movedClocks(world: World, state: ReportState, change: number): readonly Clock[] {
  return state.clocks.filter(({ struckAt, pausedSince }) => struckAt === null && pausedSince === null).flatMap((clock) => {
    const calendar = world.calendarOf(clock.unit)
    const judged = judgedAgain(world.now, calendar, clock)
    return judged === null ? [] : [{ ...clock, ...judged, calendar: { id: calendar.id, version: calendar.version }, moved: { change, was: clock.due } }]
  })
}

/** Whoever owes a duty that moved; the reporter where a day that they were promised comes later, or a time of their own moves. */
function toldOf(world: World, state: ReportState, moved: readonly Clock[]): readonly Told[] {
  const next = nextStep(world, state)?.clock?.id ?? null
  const before = new Map(state.clocks.map((clock) => [clock.id, clock]))
  const units = new Set(moved.flatMap(({ owes }) => (owes.who === 'unit' ? [owes.unit] : [])))
  const concerns = ({ id, date, owes, holding }: Clock) => {
    const was = before.get(id)?.date ?? date
    return owes.who === 'reporter' ? date !== was : date > was && (holding === null || id === next)
  }
  return [
    ...(moved.some(concerns) ? [{ to: { who: 'reporter' as const }, template: 'date-moved' as const }] : []),
    ...[...units].map((unit) => ({ to: { who: 'unit' as const, unit }, template: 'dates-moved' as const })),
  ]
}
