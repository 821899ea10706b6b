// Times that somebody has promised or owes, apart from the system's own reminders, which fall due for nobody.
import type { Clock } from './clock.ts'
import { CONSENT_KIND } from './consent-reminder.ts'
import { WARNING_KIND } from './silence-warning.ts'

export function isReminder({ kind }: Pick<Clock, 'kind'>): boolean {
  return kind === WARNING_KIND || kind === CONSENT_KIND
}

export function promises(clocks: readonly Clock[]): readonly Clock[] {
  return clocks.filter((clock) => !isReminder(clock))
}

/** What an office promised: met or missed, it is counted. What the reporter, the system or a body outside owes is no figure of an office. */
export function isPromise(clock: Pick<Clock, 'kind' | 'owes'>): boolean {
  return clock.owes.who === 'unit' && !isReminder(clock)
}
