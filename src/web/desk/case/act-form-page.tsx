// The form of one act: what the procedure asks for it, what is there already, and what the officer writes.
import type { Child } from 'hono/jsx'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import { errorOf } from '../../ui/field-error.ts'
import { EVIDENCE_TYPES, FileField } from '../../ui/file-field.tsx'
import { FileList, type FileItem } from '../../ui/file-list.tsx'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { FILES_FIELD } from '../../public/report-form-values.ts'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import type { Wording } from './case-words.ts'

export type ActFormProps = {
  readonly frame: Frame
  readonly number: string
  readonly address: string
  readonly title: string
  /** The clause that lays the act down, as printed. */
  readonly clause: string
  readonly fields: readonly Child[]
  readonly files: readonly FileItem[] | null
  /** What is reported; null where this officer may not read it. */
  readonly report: Wording | null
  /** It is worked on here: it stands beside the form, not folded away above. */
  readonly beside: boolean
  readonly looksFirst: boolean
  /** What its button says, where that isn’t that it keeps what was written: that something was done outside. */
  readonly notes: string | null
  readonly hidden: Hidden
  readonly errors: readonly FieldError[]
  /** What stands above the form: that the report has changed meanwhile, and how. */
  readonly notice?: Child
}

export function ActFormPage(props: ActFormProps) {
  const { frame, number, title, clause, errors, notice, report } = props
  const beside = props.beside && report !== null
  const { t } = frame
  const crumbs = [{ label: t.desk.home, href: paths.desk }, { label: t.casework.report(number), href: paths.deskReport(number) }]
  return (
    <DeskPageFrame frame={frame} title={title} lead={clause} crumbs={crumbs} errors={errors} wide={beside}>
      {notice}
      {beside ? <div class="beside"><Original t={t} original={report} /><ActForm {...props} t={t} /></div> : <>{report !== null && <Reported t={t} report={report} />}<ActForm {...props} t={t} /></>}
    </DeskPageFrame>
  )
}

function ActForm({ t, address, number, fields, files, looksFirst, notes, hidden, errors }: ActFormProps & { readonly t: Text }) {
  return (
    <form method="post" action={address} enctype="multipart/form-data" class="form act-form">
      <HiddenFields values={hidden} />
      {fields}
      {files !== null && (
        <FileField t={t} name={FILES_FIELD} label={t.casework.files} hint={t.casework.filesHint} error={errorOf(errors, FILES_FIELD)} accept={EVIDENCE_TYPES}>
          {files.length > 0 && <><p>{t.form.filesKept}</p><FileList t={t} files={files} /></>}
        </FileField>
      )}
      <div class="form-end">
        <Button look="main" large icon={looksFirst ? 'eye' : 'check'}>{looksFirst ? t.casework.look : notes ?? t.casework.send}</Button>
        <a class="button quiet" href={paths.deskReport(number)}>{t.casework.back}</a>
      </div>
    </form>
  )
}

/** Nobody should have to go back to see what it is about. */
function Reported({ t, report: { subject, description } }: { readonly t: Text; readonly report: Wording }) {
  return (
    <details class="act-report">
      <summary>{t.casework.content}: <strong>{subject}</strong></summary>
      <div class="words">{description}</div>
    </details>
  )
}

function Original({ t, original }: { readonly t: Text; readonly original: Wording }) {
  return (
    <section class="panel" aria-labelledby="original-title">
      <h2 id="original-title">{t.casework.original}</h2>
      <p><strong>{original.subject}</strong></p>
      <div class="words">{original.description}</div>
    </section>
  )
}
