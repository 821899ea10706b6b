// What an officer can do besides the one thing wanted next: a few usual acts, the rest folded.
import type { Text } from '../../../text/text.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { ActionsShown, ActionShown } from './case-actions.ts'

export function CaseActions({ t, actions, open }: { readonly t: Text; readonly actions: ActionsShown; readonly open: boolean }) {
  const { next, usual, rare, forbidden } = actions
  return (
    <section class="case-actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{next === null ? t.casework.actions : t.casework.actionsBesides}</h2>
      {!open && <p class="quiet-text">{t.casework.closed}</p>}
      {usual.length > 0 && <Acts acts={usual} />}
      {rare.length > 0 && <details><summary>{t.casework.otherActs(rare.length)}</summary><Acts acts={rare} /></details>}
      {forbidden.length > 0 && (
        <details>
          <summary>{t.casework.notNow(forbidden.length)}</summary>
          <ul class="plain-list forbidden">{forbidden.map(({ label, why }) => <li><strong>{label}</strong> <span>{why}</span></li>)}</ul>
        </details>
      )}
    </section>
  )
}

function Acts({ acts }: { readonly acts: readonly ActionShown[] }) {
  return <ul class="act-list">{acts.map(({ href, label, step }) => <li><LinkButton href={href}>{label}</LinkButton>{step !== null && <span class="act-step">{step}</span>}</li>)}</ul>
}
