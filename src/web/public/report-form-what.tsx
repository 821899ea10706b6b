// First section of the report form: what kind of report, and the story.
import { errorOf } from '../ui/field-error.ts'
import { RadioCards } from '../ui/radio-cards.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { SectionProps } from './report-form-page.tsx'
import { TEXT_LIMITS } from './report-form-values.ts'

export const REPORT_KINDS = ['complaint', 'aspiration', 'information-request'] as const

export function WhatSection({ t, values, errors }: SectionProps) {
  const cards = REPORT_KINDS.map((kind) => ({ value: kind, ...t.form.kinds[kind] }))
  return (
    <section class="form-section" aria-labelledby="section-what">
      <h2 id="section-what">{t.form.sections.what}</h2>
      <RadioCards t={t} name="kind" label={t.form.kind} cards={cards} value={values.kind} error={errorOf(errors, 'kind')} required />
      <TextField t={t} name="subject" label={t.form.subject} hint={t.form.subjectHint} value={values.subject} error={errorOf(errors, 'subject')} required />
      <TextArea
        t={t}
        name="description"
        label={t.form.description}
        hint={`${t.form.descriptionHint} ${t.form.descriptionAdvice}`}
        value={values.description}
        error={errorOf(errors, 'description')}
        rows={9}
        limit={TEXT_LIMITS.description}
        required
      />
    </section>
  )
}
