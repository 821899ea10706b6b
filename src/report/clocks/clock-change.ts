// The difference between the clocks that run and those that should: started, stood still, run on, ended.
import { due } from '../../calendar/due.ts'
import type { Pause } from '../../calendar/pauses.ts'
import type { Clock } from './clock.ts'
import { clocksAfter } from './clocks-after.ts'
import type { ClockChange } from '../event.ts'
import { breachOf } from './breaches.ts'
import { heldPauses } from './held-pauses.ts'
import { replaced, standsInstead } from './in-place-of.ts'
import { allowsFor, lostDays, OUTAGE } from './outages.ts'
import type { RungClock } from './rung-clock.ts'
import type { ReportState } from '../state.ts'
import { wantedRungs } from './wanted-rungs.ts'
import { wantedClocks, type WantedClock } from './wanted-clocks.ts'
import type { World } from '../world.ts'

/** Null when nothing changes. */
export function clockChange(world: World, state: ReportState): ClockChange | null {
  const wanted = wantedClocks(world, state)
  const matches = state.clocks.map((clock) => ({ clock, want: wanted.find((want) => isSame(want, clock)) }))
  const ending = matches.filter(({ want }) => want === undefined).map(({ clock }) => clock)
  const started = wanted.filter((want) => !state.clocks.some((clock) => isSame(want, clock))).map((want, index) =>
    startedClock(world, state, want, { id: state.nextClock + index, before: replaced(want, ending) }))
  const moved = matches.flatMap(({ clock, want }) => (want === undefined ? [] : (movedClock(world, state, clock, want) ?? [])))
  const ended = ending.map(({ id }) => id)
  const rungs = changedRungs(world, state, { started, moved, ended })
  if (started.length + moved.length + ended.length === 0 && rungs === null) return null
  return { ...(started.length > 0 ? { started } : {}), ...(moved.length > 0 ? { moved } : {}), ...(ended.length > 0 ? { ended } : {}), ...(rungs === null ? {} : { rungs }) }
}

/** Null where they stand as before. */
function changedRungs(world: World, state: ReportState, change: Required<Omit<ClockChange, 'rungs'>>): readonly RungClock[] | null {
  const clocks = clocksAfter(state.clocks, { kind: 'clocks-changed', clocks: change }, world.now)
  const before = state.rungs ?? []
  const rungs = wantedRungs(world, state, clocks, state.nextClock + change.started.length)
  return rungs.length === before.length && rungs.every((rung, index) => rung.id === before[index]?.id && rung.due === before[index].due && rung.struckAt === before[index].struckAt) ? null : rungs
}

function isSame(want: WantedClock, clock: Clock): boolean {
  return clock.rule === want.time.id && clock.ruleOf === want.ruleOf && clock.holding === want.holding && clock.from === want.from
}

type Start = { readonly id: number; /** Those that it takes the place of, the one that fell due first before the others. */ readonly before: readonly Clock[] }

/** It has stood still for as long as its turn has waited since it counts; one that was missed before no longer does. */
function startedClock(world: World, state: ReportState, want: WantedClock, { id, before }: Start): Clock {
  const { time, ruleOf, holding, step, owes, unit, from } = want
  const calendar = world.calendarOf(unit)
  const struckAt = breachOf(state.breaches, { rule: time.id, ruleOf, holding, from })?.at ?? null
  const held = heldPauses(state, want, before, world.now)
  const over = [...lostDays(world, state, want), ...held.filter(({ to }) => to !== null)]
  const standing = struckAt === null ? held.filter(({ to }) => to === null) : []
  return {
    id, kind: time.kind, rule: time.id, ruleOf, holding, step, owes, unit, from, budget: time.budget, ends: time.ends,
    calendar: { id: calendar.id, version: calendar.version },
    ...reckon(world, { unit, from, budget: time.budget, ends: time.ends, pauses: over }),
    pauses: [...over, ...standing],
    pausedSince: standing[0]?.from ?? null,
    source: time.mark.source,
    struckAt,
    ...(before.length > 0 && { instead: standsInstead(before) }),
  }
}

/** The clock with a stretch more in which it stood still, and the date that follows. */
export function withPause(world: World, clock: Clock, pause: Pause): Clock {
  const pauses = [...clock.pauses, pause]
  const calendar = world.calendarOf(clock.unit)
  return { ...clock, ...reckon(world, { ...clock, pauses }), calendar: { id: calendar.id, version: calendar.version }, pauses }
}

function movedClock(world: World, state: ReportState, clock: Clock, { paused }: Pick<WantedClock, 'paused'>): Clock | null {
  if (clock.struckAt !== null) return null
  const lost = lostDays(world, state, clock)
  const turns = (clock.pausedSince !== null) !== paused
  if (!turns && allowsFor(clock, lost)) return null
  const held = clock.pauses.filter(({ cause }) => cause !== OUTAGE)
  if (paused) return { ...clock, pauses: [...lost, ...held, ...(turns ? [{ from: world.now, to: null, cause: 'hold' }] : [])], pausedSince: clock.pausedSince ?? world.now }
  const pauses = [...lost, ...held.map((pause) => (pause.to === null ? { ...pause, to: world.now } : pause))]
  const calendar = world.calendarOf(clock.unit)
  return { ...clock, ...reckon(world, { ...clock, pauses }), calendar: { id: calendar.id, version: calendar.version }, pauses, pausedSince: null }
}

/** A running clock with the days given back that were lost to outages; null where it has them all. */
export function givenBack(world: World, state: ReportState, clock: Clock): Clock | null {
  return movedClock(world, state, clock, { paused: clock.pausedSince !== null })
}

type Reckoning = Pick<Clock, 'unit' | 'from' | 'budget' | 'ends'> & { readonly pauses: readonly Pause[] }

function reckon(world: World, { unit, from, budget, ends, pauses }: Reckoning): Pick<Clock, 'due' | 'date' | 'provisional'> {
  const found = due({ from, budget, ends, calendar: world.calendarOf(unit), pauses })
  if (found.frozen) throw new Error('A clock that runs has a date.')
  return { due: found.at, date: found.date, provisional: found.provisional }
}
