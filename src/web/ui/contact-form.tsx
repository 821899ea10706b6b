// E-mail address and telephone number to be corrected: by the reporter, who fills in what changes, or by an officer, who says why.
import type { Text } from '../../text/text.ts'
import { Button, LinkButton } from './button.tsx'
import { CheckBox } from './check-card.tsx'
import { errorOf, type FieldError } from './field-error.ts'
import { HiddenFields, type Hidden } from './hidden-fields.tsx'
import { TextArea } from './text-area.tsx'
import { TextField } from './text-field.tsx'

export const CONTACT_FIELDS = ['email', 'phone', 'dropEmail', 'dropPhone', 'reason'] as const
export type ContactValues = Partial<Record<(typeof CONTACT_FIELDS)[number], string>>

/** Most characters of the reason. */
export const REASON_LIMIT = 1_000

export type ContactFormProps = {
  readonly t: Text
  readonly action: string
  readonly back: string
  readonly values: ContactValues
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  /** Shortened, for the reporter, whose screen others may see; null where the fields themselves say it. */
  readonly now: { readonly email: string | null; readonly phone: string | null } | null
  readonly asksWhy: boolean
}

export function ContactForm({ t, action, back, values, errors, hidden, now, asksWhy }: ContactFormProps) {
  const words = t.delivery.form
  const hint = (value: string | null) => (value === null ? words.nowNone : words.now(value))
  return (
    <form method="post" action={action} class="form" data-private>
      <HiddenFields values={hidden} />
      <TextField t={t} name="email" type="email" label={t.form.email} hint={now === null ? undefined : hint(now.email)} value={values.email} error={errorOf(errors, 'email')} autocomplete={asksWhy ? 'off' : 'email'} />
      {now?.email && <CheckBox name="dropEmail" title={words.dropEmail} checked={values.dropEmail === 'on'} />}
      <TextField t={t} name="phone" type="tel" label={t.form.phone} hint={now === null ? undefined : hint(now.phone)} value={values.phone} error={errorOf(errors, 'phone')} autocomplete={asksWhy ? 'off' : 'tel'} />
      {now?.phone && <CheckBox name="dropPhone" title={words.dropPhone} checked={values.dropPhone === 'on'} />}
      {asksWhy && <TextArea t={t} name="reason" label={words.reason} hint={words.reasonHint} value={values.reason} error={errorOf(errors, 'reason')} rows={2} limit={REASON_LIMIT} required />}
      <div class="actions">
        <Button look="main" icon="check">{words.save}</Button>
        <LinkButton href={back}>{words.cancel}</LinkButton>
      </div>
    </form>
  )
}
