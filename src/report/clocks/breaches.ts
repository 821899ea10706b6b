// What was recorded as missed once is not missed again: the same time may be taken away and come back, by an objection or a correction.
import type { Clock } from './clock.ts'

/** `clock` is the number of the one that was struck, `at` when that was recorded, epoch milliseconds. */
export type Breach = Pick<Clock, 'rule' | 'ruleOf' | 'holding' | 'from'> & { readonly clock: number; readonly at: number }

type Same = Pick<Breach, 'rule' | 'ruleOf' | 'holding' | 'from'>

export function breachOf(breaches: readonly Breach[] | undefined, time: Same): Breach | null {
  return breaches?.find((one) => one.rule === time.rule && one.ruleOf === time.ruleOf && one.holding === time.holding && one.from === time.from) ?? null
}

/** Whether the breach that it stands for was another clock's, which counts for it. */
export function isCountedElsewhere(breaches: readonly Breach[] | undefined, clock: Same & Pick<Clock, 'id'>): boolean {
  const breach = breachOf(breaches, clock)
  return breach !== null && breach.clock !== clock.id
}

/** A time that counts from receipt counts from another day now; what was missed of it is the same miss. */
export function breachesMoved(breaches: readonly Breach[] | undefined, moved: readonly Clock[]): readonly Breach[] | undefined {
  return breaches?.map((breach) => ({ ...breach, from: moved.find(({ id }) => id === breach.clock)?.from ?? breach.from }))
}

export function breachesAfter(breaches: readonly Breach[] | undefined, clock: Clock | undefined, at: number): readonly Breach[] {
  if (clock === undefined) return breaches ?? []
  const { id, rule, ruleOf, holding, from } = clock
  return [...(breaches ?? []), { clock: id, rule, ruleOf, holding, from, at }]
}
