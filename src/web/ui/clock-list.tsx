// Times that run for a report: folded, with their number, each with why it ends then.
import type { Text } from '../../text/text.ts'
import { DayCalendar, type CalendarDay } from './day-calendar.tsx'
import { DueTag, type Due } from './next-step.tsx'

export type ClockShown = {
  readonly what: string
  readonly who: string
  readonly until: string
  readonly budget: string
  readonly due: Due
  /** Why it falls on that date, in sentences, and the days that led to it. */
  readonly why: readonly string[]
  readonly days: readonly CalendarDay[]
}

export function ClockList({ t, clocks }: { readonly t: Text; readonly clocks: readonly ClockShown[] }) {
  if (clocks.length === 0) return null
  return (
    <details class="panel fold">
      <summary>{t.casework.clocks} ({clocks.length})</summary>
      <ul class="clocks">
        {clocks.map(({ what, who, until, budget, due, why, days }) => (
          <li>
            <strong>{what}</strong>
            <span>{until}</span>
            <span class="clock-left"><DueTag t={t} due={due} /></span>
            <span class="quiet-text">{budget}, {who}</span>
            <details class="clock-why">
              <summary>{t.clockChange.whyThisDate}</summary>
              <p>{why.join(' ')}</p>
              {days.length > 0 && <DayCalendar t={t} days={days} />}
            </details>
          </li>
        ))}
      </ul>
    </details>
  )
}
