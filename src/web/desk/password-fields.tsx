// A new password, typed twice; what was typed is never shown back.
import type { Text } from '../../text/text.ts'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { TextField } from '../ui/text-field.tsx'

export function PasswordFields({ t, errors }: { readonly t: Text; readonly errors: readonly FieldError[] }) {
  const { choose, chooseHint, again } = t.signIn.invitation
  return (
    <>
      <TextField t={t} name="password" type="password" label={choose} hint={chooseHint} error={errorOf(errors, 'password')} required autocomplete="new-password" />
      <TextField t={t} name="again" type="password" label={again} error={errorOf(errors, 'again')} required autocomplete="new-password" />
    </>
  )
}
