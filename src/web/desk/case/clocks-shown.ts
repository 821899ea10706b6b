// Every time that runs for a report, soonest first: what for, whose, until when.
import type { Clock } from '../../../report/clocks/clock.ts'
import { sopOf } from '../../../report/holdings/sop-of.ts'
import type { ReportState } from '../../../report/state.ts'
import { formatDateTime } from '../../../text/format.ts'
import type { Due } from '../../ui/next-step.tsx'
import type { CalendarDay } from '../../ui/day-calendar.tsx'
import { budgetShown, changesShown, daysShown, dueShown, owesShown, type Shown } from '../../public/next-step-shown.ts'

export type ClockShown = { readonly what: string; readonly who: string; readonly until: string; readonly budget: string; readonly due: Due; /** Why it falls on that date, in sentences, and the days that led to it. */ readonly why: readonly string[]; readonly days: readonly CalendarDay[] }

export function clocksShown(shown: Shown, state: ReportState): readonly ClockShown[] {
  return state.clocks.toSorted((one, other) => one.due - other.due).map((clock) => ({
    what: whatOf(shown, state, clock),
    who: owesShown(shown, clock.owes),
    until: formatDateTime(shown.frame.t, clock.due, shown.zone),
    budget: budgetShown(shown.frame.t, clock.budget),
    due: dueShown(shown, clock),
    why: [
      shown.frame.t.clockChange.counted(formatDateTime(shown.frame.t, clock.from, shown.zone), budgetShown(shown.frame.t, clock.budget), clock.source), ...changesShown(shown, clock),
      ...(clock.provisional ? [shown.frame.t.report.provisional] : []),
    ],
    days: daysShown(shown, clock),
  }))
}

/** The step it times; what kind of time it is, where it times the report as a whole. */
function whatOf({ frame: { t, language }, world }: Shown, state: ReportState, clock: Clock): string {
  const kind = t.course.clockKinds[clock.kind] ?? clock.kind
  const turn = state.holdings.find(({ no }) => no === clock.ruleOf)
  const step = turn === undefined || clock.step === null ? undefined : sopOf(world, turn).steps.find(({ id }) => id === clock.step)
  return step === undefined ? kind : clock.kind === 'step' ? step.label[language] : `${step.label[language]} (${kind})`
}
