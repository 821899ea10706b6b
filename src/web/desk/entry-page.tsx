// The form on which an officer enters what came in elsewhere.
import type { Child } from 'hono/jsx'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { FILES_FIELD, TEXT_LIMITS } from '../public/report-form-values.ts'
import { REPORT_KINDS } from '../public/report-form-what.tsx'
import { Button } from '../ui/button.tsx'
import { CheckCard } from '../ui/check-card.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { EVIDENCE_TYPES, FileField } from '../ui/file-field.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select, type Option } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { ENTRY_CHANNELS, type EntryValues } from './entry-values.ts'

export type EntryPageProps = {
  readonly frame: Frame
  readonly values: EntryValues
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  readonly keptFiles?: readonly FileItem[] | undefined
  readonly districts: readonly Option[]
  readonly agencies: readonly Option[]
  readonly identityNeeded: boolean
  readonly today: string
  /** What to look at once more before it is saved. */
  readonly doubts: readonly Child[]
  /** The form was sent before with other content, which stands as this report. */
  readonly taken?: { readonly number: string; readonly href: string } | undefined
}

export function EntryPage(props: EntryPageProps) {
  const { frame, errors, doubts, taken } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.intake.title} lead={t.intake.lead} errors={errors}>
      {taken && <Notice t={t} tone="warning" title={t.intake.differs.title}><p>{t.intake.differs.lead}</p><p><a href={taken.href}>{t.intake.differs.first(taken.number)}</a></p></Notice>}
      {doubts.length > 0 && <Notice t={t} tone="warning" title={t.intake.checkFirst}>{doubts.map((doubt) => <p>{doubt}</p>)}</Notice>}
      <form method="post" action={paths.enter} enctype="multipart/form-data" class="form" data-send data-sending={t.form.sending} data-sending-part={t.form.sendingPart} data-sent={t.form.sendingDone} data-send-failed={t.form.sendFailed}>
        <HiddenFields values={props.hidden} />
        <OriginSection {...props} t={t} />
        <ContentSection {...props} t={t} />
        <PlaceSection {...props} t={t} />
        <ReporterSection {...props} t={t} />
        <section class="form-section send">
          <Button look="main" large icon="check">{doubts.length > 0 ? t.intake.saveAnyway : t.intake.save}</Button>
          <p class="send-state" role="status" data-send-state></p>
        </section>
      </form>
    </DeskPageFrame>
  )
}

type SectionProps = Omit<EntryPageProps, 'frame'> & { readonly t: Text }

function OriginSection({ t, values, errors, today }: SectionProps) {
  const options = ENTRY_CHANNELS.map((value) => ({ value, label: t.intake.channels[value] }))
  return (
    <section class="form-section" aria-labelledby="section-origin">
      <h2 id="section-origin">{t.intake.from}</h2>
      <Select t={t} name="channel" label={t.intake.channel} options={options} empty={t.intake.channelChoose} value={values.channel} error={errorOf(errors, 'channel')} required width="half" />
      <TextField t={t} name="source" label={t.intake.source} hint={t.intake.sourceHint} value={values.source} error={errorOf(errors, 'source')} />
      <p class="hint">{t.intake.receivedHint}</p>
      <div class="field-row">
        <TextField t={t} name="receivedDate" type="date" label={t.intake.receivedDate} value={values.receivedDate} error={errorOf(errors, 'receivedDate')} required width="half" max={today} />
        <TextField t={t} name="receivedTime" type="time" label={t.intake.receivedTime} value={values.receivedTime} width="short" />
      </div>
    </section>
  )
}

function ContentSection({ t, values, errors, keptFiles = [] }: SectionProps) {
  const kept = keptFiles.length > 0
  return (
    <section class="form-section" aria-labelledby="section-content">
      <h2 id="section-content">{t.intake.what}</h2>
      <RadioCards t={t} name="kind" label={t.intake.kind} cards={REPORT_KINDS.map((kind) => ({ value: kind, title: t.form.kinds[kind].title }))} value={values.kind} error={errorOf(errors, 'kind')} required />
      <TextField t={t} name="subject" label={t.intake.subject} value={values.subject} error={errorOf(errors, 'subject')} required />
      <TextArea t={t} name="description" label={t.intake.description} hint={t.intake.descriptionHint} value={values.description} error={errorOf(errors, 'description')} rows={8} limit={TEXT_LIMITS.description} required />
      <FileField t={t} name={FILES_FIELD} label={kept ? t.form.filesAdd : t.intake.files} hint={t.form.filesHint} error={errorOf(errors, FILES_FIELD)} accept={EVIDENCE_TYPES}>
        {kept && <div class="kept"><p>{t.form.filesKept}</p><FileList t={t} files={keptFiles} /></div>}
      </FileField>
    </section>
  )
}

function PlaceSection({ t, values, errors, districts, agencies, today }: SectionProps) {
  return (
    <section class="form-section" aria-labelledby="section-place">
      <h2 id="section-place">{t.intake.when}</h2>
      <div class="field-row">
        <TextField t={t} name="date" type="date" label={t.intake.date} value={values.date} error={errorOf(errors, 'date')} width="half" max={today} />
        <TextField t={t} name="time" type="time" label={t.form.time} value={values.time} error={errorOf(errors, 'time')} width="short" />
      </div>
      <div class="field-row">
        <Select t={t} name="district" label={t.form.district} options={districts} empty={t.form.districtNone} value={values.district} error={errorOf(errors, 'district')} width="half" />
        <TextField t={t} name="village" label={t.form.village} value={values.village} error={errorOf(errors, 'village')} width="half" />
      </div>
      <TextField t={t} name="place" label={t.form.place} value={values.place} error={errorOf(errors, 'place')} />
      <Select t={t} name="agency" label={t.intake.agency} options={agencies} empty={t.intake.agencyNone} value={values.agency} error={errorOf(errors, 'agency')} />
      <TextArea t={t} name="hope" label={t.intake.hope} value={values.hope} error={errorOf(errors, 'hope')} rows={2} limit={TEXT_LIMITS.hope} />
    </section>
  )
}

function ReporterSection({ t, values, errors, identityNeeded }: SectionProps) {
  return (
    <section class="form-section" aria-labelledby="section-reporter" data-private>
      <h2 id="section-reporter">{t.intake.who}</h2>
      {identityNeeded ? <Notice t={t}><p>{t.form.contactNeeded}</p></Notice> : <p>{t.intake.whoLead}</p>}
      <div class="field-row">
        <TextField t={t} name="name" label={t.intake.name} hint={t.intake.nameHint} value={values.name} error={errorOf(errors, 'name')} width="half" />
        <TextField t={t} name="phone" type="tel" label={t.form.phone} hint={t.form.phoneHint} value={values.phone} error={errorOf(errors, 'phone')} width="half" />
      </div>
      <div class="field-row">
        <TextField t={t} name="email" type="email" label={t.form.email} value={values.email} error={errorOf(errors, 'email')} width="half" />
        <TextField t={t} name="address" label={t.form.address} value={values.address} error={errorOf(errors, 'address')} width="half" />
      </div>
      <fieldset class="field">
        <legend>{t.intake.wishes}</legend>
        <div class="cards two">
          <CheckCard name="anonymous" {...t.intake.anonymous} checked={values.anonymous === 'on'} />
          <CheckCard name="secret" {...t.intake.secret} checked={values.secret === 'on'} />
        </div>
      </fieldset>
    </section>
  )
}
