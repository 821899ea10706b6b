// What a long page holds, as links to its parts; the way back up; and a part that is folded until it is wanted.
import type { Child } from 'hono/jsx'
import type { Text } from '../../text/text.ts'

export type Part = { readonly id: string; readonly title: string }

export function Contents({ t, parts }: { readonly t: Text; readonly parts: readonly Part[] }) {
  return (
    <nav class="contents no-print" aria-labelledby="contents-title">
      <p id="contents-title">{t.frame.contents}</p>
      <ol>{parts.map(({ id, title }) => <li><a href={`#${id}`}>{title}</a></li>)}</ol>
    </nav>
  )
}

/** Stays in sight while one scrolls. */
export function ToTop({ t }: { readonly t: Text }) {
  return <p class="to-top no-print"><a class="button plain small" href="#isi">{t.frame.toTop}</a></p>
}

/** A link to its heading opens it in browsers that can, and shows where to press in the others. */
export function FoldedPart({ id, title, children }: Part & { readonly children?: Child }) {
  return (
    <section class="procedure-part" aria-labelledby={id}>
      <details class="part-fold">
        <summary><h2 id={id}>{title}</h2></summary>
        {children}
      </details>
    </section>
  )
}
