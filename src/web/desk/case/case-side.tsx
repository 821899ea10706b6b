// Who has the report, and every time that runs for it.
import type { Text } from '../../../text/text.ts'
import { DueTag } from '../../ui/next-step.tsx'
import type { ClockShown } from './clocks-shown.ts'
import type { HolderShown } from './holders-shown.ts'

export function CaseHolders({ t, holders }: { readonly t: Text; readonly holders: readonly HolderShown[] }) {
  return (
    <section class="panel" aria-labelledby="holders-title">
      <h2 id="holders-title">{t.casework.holders}</h2>
      <ul class="holders">
        {holders.map(({ unit, role, now, open, depth }) => (
          <li class={`depth-${Math.min(depth, 4)}${open ? '' : ' ended'}`}><strong>{unit}</strong> <span class="quiet-text">{role}</span><br />{now}</li>
        ))}
      </ul>
    </section>
  )
}

export function CaseClocks({ t, clocks }: { readonly t: Text; readonly clocks: readonly ClockShown[] }) {
  if (clocks.length === 0) return null
  return (
    <section class="panel" aria-labelledby="clocks-title">
      <h2 id="clocks-title">{t.casework.clocks}</h2>
      <ul class="clocks">
        {clocks.map(({ what, who, until, budget, due }) => (
          <li>
            <strong>{what}</strong>
            <span>{until}</span>
            <span class="clock-left"><DueTag t={t} due={due} /></span>
            <span class="quiet-text">{budget}, {who}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
