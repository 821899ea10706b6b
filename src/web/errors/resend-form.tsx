// Sends what was typed once more, with the same submission key, so that it is never taken in twice.
import type { Text } from '../../text/text.ts'
import { Button } from '../ui/button.tsx'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'

/** The address it was sent to, and every field as it was sent, files excepted. */
export type Resend = { readonly action: string; readonly fields: Hidden; /** Files were chosen and must be chosen again. */ readonly hadFiles: boolean }

export function ResendForm({ t, resend }: { readonly t: Text; readonly resend: Resend }) {
  return (
    <form method="post" action={resend.action} enctype="multipart/form-data">
      <HiddenFields values={resend.fields} />
      {resend.hadFiles && <p>{t.errors.unavailable.keptFiles} <input class="input file" type="file" name="files" aria-label={t.form.files} multiple /></p>}
      <Button look="main" large>{t.errors.unavailable.retry}</Button>
    </form>
  )
}
