// A time that takes the place of others: what decides its length was judged anew, and it counts from where they counted.
import type { Clock } from './clock.ts'
import type { WantedClock } from './wanted-clocks.ts'

/** The running clocks that a new one takes the place of, the one that fell due first before the others; none where it begins by itself. */
export function replaced(want: WantedClock, ending: readonly Clock[]): readonly Clock[] {
  if (want.time.scope === 'report') return []
  return ending.filter((clock) => clock.kind === want.time.kind && clock.holding === want.holding && clock.from === want.from && isOfSamePart(want, clock))
    .toSorted((one, other) => one.due - other.due || one.id - other.id)
}

/** Times of one step, or of one whole turn; that of another step which began in the same moment is another promise. */
function isOfSamePart({ time, ruleOf, step }: WantedClock, clock: Clock): boolean {
  return clock.ruleOf === ruleOf && (time.scope === 'holding' || clock.step === step)
}

/** What stood before it, oldest first, each rule once as it stood last. */
export function standsInstead(clocks: readonly Clock[]): NonNullable<Clock['instead']> {
  const all = clocks.flatMap((clock) => [...(clock.instead ?? []), { rule: clock.rule, due: clock.due, struckAt: clock.struckAt }])
  return all.filter(({ rule }, index) => all.findLastIndex((other) => other.rule === rule) === index)
}
