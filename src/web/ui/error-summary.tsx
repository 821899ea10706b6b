// All that is wrong, at the top, each a link to where it is put right.
import type { Text } from '../../text/text.ts'
import type { FieldError } from './field-error.ts'

/** Takes the focus as the page opens: who can't see it hears it first. */
export function ErrorSummary({ t, errors, focus = true }: { readonly t: Text; readonly errors: readonly FieldError[]; readonly focus?: boolean | undefined }) {
  if (errors.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus={focus} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{t.frame.errorSummary}</h2>
      <p>{t.errors.fix}</p>
      <ul>
        {errors.map((error) => <li><a href={`#${error.field}`}>{error.message}</a></li>)}
      </ul>
    </div>
  )
}
