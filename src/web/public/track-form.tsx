// The two fields that open a report: its number and its secret code.
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { TextField } from '../ui/text-field.tsx'

export type TrackFormProps = {
  readonly t: Text
  readonly number?: string | undefined
  readonly errors: readonly FieldError[]
  /** Shown beside other matter: hints are left to the page of its own. */
  readonly compact?: boolean | undefined
}

/** The code is never filled in again after an error: it would stand in the page's source on a shared device. */
export function TrackForm({ t, number, errors, compact }: TrackFormProps) {
  const hint = (text: string) => (compact ? undefined : text)
  return (
    <form method="post" action={paths.track} class="track-form">
      <TextField t={t} name="number" label={t.entry.number} hint={hint(t.entry.numberHint)} value={number} error={errorOf(errors, 'number')} required code maxlength={40} />
      <TextField t={t} name="code" label={t.entry.code} hint={hint(t.entry.codeHint)} error={errorOf(errors, 'code')} required code maxlength={60} />
      <Button look={compact ? 'plain' : 'main'} icon="search" large={!compact}>{t.entry.open}</Button>
    </form>
  )
}
