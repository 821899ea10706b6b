// Second section of the report form: when, where, and whom it concerns.
import { CheckBox } from '../ui/check-card.tsx'
import { errorOf } from '../ui/field-error.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { SectionProps } from './report-form-page.tsx'

export function WhereSection({ t, values, errors, districts, agencies, today }: SectionProps) {
  return (
    <section class="form-section" aria-labelledby="section-when">
      <h2 id="section-when">{t.form.sections.when}</h2>
      <div class="field-row">
        <TextField t={t} name="date" type="date" label={t.form.date} value={values.date} error={errorOf(errors, 'date')} width="half" max={today} />
        <TextField t={t} name="time" type="time" label={t.form.time} value={values.time} error={errorOf(errors, 'time')} width="short" />
      </div>
      <CheckBox name="dateUnknown" title={t.form.dateUnknown} checked={values.dateUnknown === 'on'} />
      <div class="field-row">
        <Select t={t} name="district" label={t.form.district} options={districts} empty={t.form.districtNone} value={values.district} error={errorOf(errors, 'district')} width="half" />
        <TextField t={t} name="village" label={t.form.village} value={values.village} error={errorOf(errors, 'village')} width="half" />
      </div>
      <TextField t={t} name="place" label={t.form.place} hint={t.form.placeHint} value={values.place} error={errorOf(errors, 'place')} />
      <Select t={t} name="agency" label={t.form.agency} hint={t.form.agencyHint} options={agencies} empty={t.form.agencyUnknown} value={values.agency} error={errorOf(errors, 'agency')} />
    </section>
  )
}
