// The decisions open to a reporter, as buttons: of an answer first, the rest below in small.
import type { Text } from '../../text/text.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Choice } from './choices.ts'

export type ChoiceShown = { readonly label: string; readonly href: string; readonly says: Choice['says'] }

/** `contested`: they are not satisfied and wait for another answer, so nothing presses them to be. */
export function OwnChoices({ t, choices, contested }: { readonly t: Text; readonly choices: readonly ChoiceShown[]; readonly contested: boolean }) {
  const said = choices.filter(({ says }) => says !== 'decides')
  const others = choices.filter(({ says }) => says === 'decides')
  if (choices.length === 0) return null
  return (
    <section class="own-choices no-print" aria-labelledby="choices-title">
      <h2 id="choices-title">{said.length > 0 ? t.choice.title : t.choice.others}</h2>
      {said.length > 0 && (
        <>
          <p>{contested ? t.choice.askAgain : t.choice.ask}</p>
          <p class="choice-buttons">{said.map(({ label, href, says }) => <LinkButton look={says === 'satisfied' && !contested ? 'main' : 'plain'} large href={href}>{label}</LinkButton>)}</p>
        </>
      )}
      {others.length > 0 && <ul class="plain-list">{others.map(({ label, href }) => <li><a href={href}>{label}</a></li>)}</ul>}
    </section>
  )
}
