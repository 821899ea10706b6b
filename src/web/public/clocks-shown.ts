// Times that run for a report, soonest first: what for, whose, until when, and why then.
import { clauseOf } from '../../report/audience/next-step.ts'
import type { Clock } from '../../report/clocks/clock.ts'
import { isReminder } from '../../report/clocks/promises.ts'
import { sopOf } from '../../report/holdings/sop-of.ts'
import type { ReportState } from '../../report/state.ts'
import { formatDateTime } from '../../text/format.ts'
import type { ClockShown } from '../ui/clock-list.tsx'
import { budgetShown, changesShown, daysShown, dueShown, owesShown, whyShown, type Shown } from './next-step-shown.ts'

/** What was promised to the reporter, and what they have themselves; the steps of offices are the offices'. */
export function ownClocks({ clocks }: Pick<ReportState, 'clocks'>): readonly Clock[] {
  return clocks.filter((clock) => !isReminder(clock) && (clock.holding === null || clock.kind === 'settle' || clock.owes.who === 'reporter'))
}

export function clocksShown(shown: Shown, state: ReportState, clocks: readonly Clock[] = state.clocks): readonly ClockShown[] {
  return clocks.toSorted((one, other) => one.due - other.due).map((clock) => ({
    what: whatOf(shown, state, clock),
    who: owesShown(shown, clock.owes),
    until: formatDateTime(shown.frame.t, clock.due, shown.zone),
    budget: budgetShown(shown.frame.t, clock.budget),
    due: dueShown(shown, clock),
    why: [
      whyShown(shown, clauseOf(shown.world, state, clock), clock), ...changesShown(shown, clock),
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
