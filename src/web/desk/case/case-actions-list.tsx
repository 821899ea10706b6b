// The acts open to an officer as buttons, and the others with the reason why not.
import type { Text } from '../../../text/text.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { ActionGroup, ActionsShown } from './case-actions.ts'

export function CaseActions({ t, actions, open }: { readonly t: Text; readonly actions: ActionsShown; readonly open: boolean }) {
  const { groups, forbidden } = actions
  return (
    <section class="case-actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{t.casework.actions}</h2>
      {groups.length === 0 && <p class="quiet-text">{open ? t.casework.actionsNone : t.casework.closed}</p>}
      {groups.map((group, index) => <Group t={t} group={group} isFirst={index === 0} />)}
      {forbidden.length > 0 && (
        <details>
          <summary>{t.casework.notNow(forbidden.length)}</summary>
          <ul class="plain-list forbidden">{forbidden.map(({ label, why }) => <li><strong>{label}</strong> <span>{why}</span></li>)}</ul>
        </details>
      )}
    </section>
  )
}

function Group({ t, group: { step, unit, kind, actions }, isFirst }: { readonly t: Text; readonly group: ActionGroup; readonly isFirst: boolean }) {
  return (
    <div class={`act-group ${kind}`}>
      <h3>{step} <span class="quiet-text">{kind === 'duty' ? t.casework.duty : kind === 'afterwards' ? t.casework.afterwards : unit}</span></h3>
      <ul class="act-list">
        {actions.map(({ href, label, lacks }, index) => (
          <li>
            <LinkButton look={isFirst && index === 0 ? 'main' : 'plain'} large={isFirst && index === 0} href={href}>{label}</LinkButton>
            {isFirst && index === 0 && lacks.length > 0 && <span class="hint">{t.casework.lacking}: {lacks.join(', ')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
