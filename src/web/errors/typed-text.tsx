// What a person typed, given back to be read, copied or sent again: nothing that was written is lost.
import type { Text } from '../../text/text.ts'
import { CopyButton } from '../ui/device-button.tsx'

/** Label, where there is one, and text of each filled field, in the order of the form. */
export type TypedField = { readonly label: string; readonly value: string }

/** Where a sentence leads that concerns all that was typed. */
export const TYPED_TITLE = 'typed-title'

export function TypedText({ t, typed }: { readonly t: Text; readonly typed: readonly TypedField[] }) {
  return (
    <section class="typed panel" aria-labelledby={TYPED_TITLE}>
      <h2 id={TYPED_TITLE}>{t.errors.typed}</h2>
      <div id="typed-text">
        {typed.map(({ label, value }) => (
          <>
            {label !== '' && <h3>{label}</h3>}
            <div class="words">{value}</div>
          </>
        ))}
      </div>
      <CopyButton t={t} from="typed-text" label={t.frame.copy} />
    </section>
  )
}
