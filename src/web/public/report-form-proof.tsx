// Third section of the report form: evidence, and what the reporter hopes for.
import { errorOf } from '../ui/field-error.ts'
import { EVIDENCE_TYPES, FileField } from '../ui/file-field.tsx'
import { FileList } from '../ui/file-list.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { SectionProps } from './report-form-page.tsx'
import { FILES_FIELD, TEXT_LIMITS } from './report-form-values.ts'

export function ProofSection({ t, values, errors, keptFiles = [] }: SectionProps) {
  const kept = keptFiles.length > 0
  return (
    <section class="form-section" aria-labelledby="section-proof">
      <h2 id="section-proof">{t.form.sections.proof}</h2>
      <FileField t={t} name={FILES_FIELD} label={kept ? t.form.filesAdd : t.form.files} hint={t.form.filesHint} error={errorOf(errors, FILES_FIELD)} accept={EVIDENCE_TYPES}>
        {kept && <div class="kept"><p>{t.form.filesKept}</p><FileList t={t} files={keptFiles} /></div>}
        {/* The script that sends forms keeps the chosen files itself and takes this sentence away. */}
        {errors.length > 0 && !kept && <p class="hint files-again" data-files-again>{t.form.filesAgain}</p>}
        <p class="hint">{t.form.filesPlace}</p>
      </FileField>
      <TextArea t={t} name="hope" label={t.form.hope} hint={t.form.hopeHint} value={values.hope} error={errorOf(errors, 'hope')} rows={2} limit={TEXT_LIMITS.hope} />
    </section>
  )
}
