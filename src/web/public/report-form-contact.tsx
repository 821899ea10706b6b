// Fifth section of the report form: how to reach the reporter, if they wish to be reached.
import { errorOf } from '../ui/field-error.ts'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { SectionProps } from './report-form-page.tsx'

export function ContactSection({ t, values, errors, identityNeeded, sendsEmail }: SectionProps) {
  return (
    <section class="form-section" aria-labelledby="section-contact" data-private>
      <h2 id="section-contact">{t.form.sections.contact}</h2>
      {identityNeeded ? <Notice t={t}><p>{t.form.contactNeeded}</p></Notice> : <p>{t.form.contactLead}</p>}
      <div class="field-row">
        <TextField t={t} name="name" label={t.form.name} value={values.name} error={errorOf(errors, 'name')} width="half" autocomplete="name" />
        <TextField t={t} name="phone" type="tel" label={t.form.phone} hint={t.form.phoneHint} value={values.phone} error={errorOf(errors, 'phone')} width="half" autocomplete="tel" />
      </div>
      <div class="field-row">
        <TextField t={t} name="email" type="email" label={t.form.email} hint={t.form.emailHint} value={values.email} error={errorOf(errors, 'email')} width="half" autocomplete="email" />
        <TextField t={t} name="address" label={t.form.address} value={values.address} error={errorOf(errors, 'address')} width="half" autocomplete="street-address" />
      </div>
      <p class="hint">{sendsEmail ? t.delivery.formSends : t.form.contactSilence}</p>
    </section>
  )
}
