// A yes or no on a card with a sentence that makes it plain.
import type { Child } from 'hono/jsx'

export type CheckCardProps = {
  /** Also its id; sent as `on` when ticked. */
  readonly name: string
  readonly title: string
  readonly note?: string | undefined
  readonly checked?: boolean | undefined
  readonly children?: Child
}

export function CheckCard({ name, title, note, checked, children }: CheckCardProps) {
  return (
    <div class="choice">
      <input type="checkbox" id={name} name={name} value="on" checked={checked} aria-describedby={note ? `${name}-note` : undefined} />
      <label for={name}>{title}</label>
      {note && <p class="choice-note" id={`${name}-note`}>{note}</p>}
      {children}
    </div>
  )
}

/** The same without a card, for a small matter. */
export function CheckBox({ name, title, checked }: { readonly name: string; readonly title: string; readonly checked?: boolean | undefined }) {
  return (
    <div class="check">
      <input type="checkbox" id={name} name={name} value="on" checked={checked} />
      <label for={name}>{title}</label>
    </div>
  )
}
