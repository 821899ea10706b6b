// Which warnings should stand for the clocks of a report: of each time those that have come, and the next one.
import type { Rung } from '../../sop/sop.ts'
import { conditionHolds } from '../../sop/condition.ts'
import { isCountedElsewhere } from './breaches.ts'
import type { Clock } from './clock.ts'
import { factsOf } from '../holdings/facts-of.ts'
import { rungDue } from './rung-due.ts'
import type { RungClock } from './rung-clock.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { ReportState } from '../state.ts'
import { holdingOf } from '../turn.ts'
import type { World } from '../world.ts'

/** `clocks` as they will be; numbers from `free` on may be given out. */
export function wantedRungs(world: World, state: ReportState, clocks: readonly Clock[], free: number): readonly RungClock[] {
  let next = free
  return clocks.flatMap((clock) => {
    const kept = (state.rungs ?? []).filter(({ of }) => of === clock.id)
    if (clock.owes.who !== 'unit' || clock.pausedSince !== null) return kept
    const known = kept.length > 0 ? kept : climbedBefore(world, state, clock).map((rung): RungClock => ({ ...rung, id: next++, of: clock.id, struckAt: world.now, warned: [] }))
    const struck = known.filter(({ struckAt }) => struckAt !== null)
    const coming = nextRung(world, state, clock, known)
    if (coming === null) return struck
    const standing = known.find(({ rung, struckAt }) => struckAt === null && rung === coming.rung)
    if (standing === undefined) next += 1
    return [...struck, { id: standing?.id ?? next - 1, of: clock.id, rung: coming.rung, due: coming.due, struckAt: null, warned: [] }]
  })
}

/** A time that comes back was warned of while it was there before: nobody is warned of the same again. */
function climbedBefore(world: World, state: ReportState, clock: Clock): readonly Pick<RungClock, 'rung' | 'due'>[] {
  if (clock.struckAt === null || !isCountedElsewhere(state.breaches, clock)) return []
  const calendar = world.calendarOf(clock.unit)
  return ladderOf(world, state, clock).flatMap((rung) => {
    const due = rungDue(rung, clock, calendar)
    return due === null || due > world.now ? [] : [{ rung: rung.id, due }]
  })
}

function nextRung(world: World, state: ReportState, clock: Clock, known: readonly RungClock[]): Pick<RungClock, 'rung' | 'due'> | null {
  const calendar = world.calendarOf(clock.unit)
  const coming = ladderOf(world, state, clock).flatMap((rung) => {
    const standing = known.find((one) => one.rung === rung.id)
    // Nobody begins to be warned of the end of a time that is over.
    if (standing === undefined ? rung.side === 'before' && clock.due <= world.now : standing.struckAt !== null) return []
    const due = rungDue(rung, clock, calendar)
    return due === null ? [] : [{ rung: rung.id, due }]
  })
  return coming.toSorted((one, other) => one.due - other.due)[0] ?? null
}

function ladderOf(world: World, state: ReportState, clock: Clock): readonly Rung[] {
  const holding = holdingOf(state, clock.holding ?? clock.ruleOf)
  const { ladder = [] } = sopOf(world, holdingOf(state, clock.ruleOf)).rules
  const ofKind = ladder.filter((rung) => rung.of.includes(clock.kind))
  if (ofKind.length === 0) return ofKind
  const facts = factsOf(state, holding)
  return ofKind.filter((rung) => conditionHolds(rung.when, facts))
}
