// Sends what was typed once more, with the same submission key, so that it is never taken in twice.
import type { Text } from '../../text/text.ts'
import { Button } from '../ui/button.tsx'

/** The address it was sent to, and every field as it was sent, files excepted. */
export type Resend = { readonly action: string; readonly fields: readonly (readonly [string, string])[]; /** Files were chosen and must be chosen again. */ readonly hadFiles: boolean }

export function ResendForm({ t, resend }: { readonly t: Text; readonly resend: Resend }) {
  return (
    <form method="post" action={resend.action} enctype="multipart/form-data">
      {resend.fields.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
      {resend.hadFiles && <p>{t.errors.unavailable.keptFiles} <input class="input file" type="file" name="files" aria-label={t.form.files} multiple /></p>}
      <Button look="main" large>{t.errors.unavailable.retry}</Button>
    </form>
  )
}
