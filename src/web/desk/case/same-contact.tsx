// Beside the facts of a report: which others came with the same contact.
import type { Text } from '../../../text/text.ts'

export type OtherReport = { readonly number: string; readonly href: string; readonly received: string; readonly open: boolean }

const MOST = 10

export function SameContact({ t, others }: { readonly t: Text; readonly others: readonly OtherReport[] }) {
  if (others.length === 0) return null
  const words = t.casework.sameContact
  return (
    <section class="panel" aria-labelledby="same-contact-title">
      <h2 id="same-contact-title">{words.title}</h2>
      <ul class="plain-list">
        {others.slice(0, MOST).map(({ number, href, received, open }) => <li><a href={href}>{number}</a>, {received}, {open ? words.open : words.closed}</li>)}
      </ul>
      {others.length > MOST && <p>{words.more}</p>}
      <p class="hint">{words.note}</p>
    </section>
  )
}
