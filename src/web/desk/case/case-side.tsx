// Who has the report: folded, with their number.
import type { Text } from '../../../text/text.ts'
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
