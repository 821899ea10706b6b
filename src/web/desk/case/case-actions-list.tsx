// What an officer can do: the one thing wanted next as the page's main button, a few usual ones, the rest folded.
import type { Text } from '../../../text/text.ts'
import { LinkButton } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { ActionsShown, ActionShown, NextShown } from './case-actions.ts'

export function CaseActions({ t, actions, open }: { readonly t: Text; readonly actions: ActionsShown; readonly open: boolean }) {
  const { next, usual, rare, forbidden } = actions
  return (
    <section class="case-actions" aria-labelledby="actions-title">
      <h2 id="actions-title">{t.casework.actions}</h2>
      {next !== null && <Next t={t} next={next} />}
      {next === null && <p class="quiet-text">{open ? t.casework.actionsNone : t.casework.closed}</p>}
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

function Next({ t, next: { href, label, step, due, asks, leadsTo } }: { readonly t: Text; readonly next: NextShown }) {
  return (
    <div class="act-next">
      <p class="act-next-step">{t.casework.nextAct(step ?? '')}</p>
      <ul class="act-list"><li><LinkButton look="main" large href={href}>{label}</LinkButton></li></ul>
      {due !== null && <p class="act-due"><Tag tone={due.tone}>{due.icon && <Icon name={due.icon} />}{due.words}</Tag>{due.at !== null && <span>{t.casework.until(due.at)}</span>}</p>}
      {asks.length > 0 && <p class="hint">{t.casework.asks}: {asks.join(', ')}.</p>}
      {leadsTo !== null && <p class="hint">{t.casework.leadsTo(leadsTo)}</p>}
    </div>
  )
}

function Acts({ acts }: { readonly acts: readonly ActionShown[] }) {
  return <ul class="act-list">{acts.map(({ href, label, step }) => <li><LinkButton href={href}>{label}</LinkButton>{step !== null && <span class="act-step">{step}</span>}</li>)}</ul>
}
