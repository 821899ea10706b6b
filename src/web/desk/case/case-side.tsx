// Who has the report, and every time that runs for it: folded, with their number.
import type { Text } from '../../../text/text.ts'
import { DayCalendar } from '../../ui/day-calendar.tsx'
import { DueTag } from '../../ui/next-step.tsx'
import type { ClockShown } from './clocks-shown.ts'
import type { HolderShown } from './holders-shown.ts'

export function CaseHolders({ t, holders }: { readonly t: Text; readonly holders: readonly HolderShown[] }) {
  return (
    <details class="panel fold">
      <summary>{t.casework.holders} ({holders.length})</summary>
      <ul class="holders">
        {holders.map(({ unit, role, now, open, depth }) => (
          <li class={`depth-${Math.min(depth, 4)}${open ? '' : ' ended'}`}><strong>{unit}</strong> <span class="quiet-text">{role}</span><br />{now}</li>
        ))}
      </ul>
    </details>
  )
}

export function CaseClocks({ t, clocks }: { readonly t: Text; readonly clocks: readonly ClockShown[] }) {
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
