// The form that records what a reporter wrote where their report came from.
import { paths } from '../paths.ts'
import { FILES_FIELD, REPLY_LIMIT } from '../public/report-form-values.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { EVIDENCE_TYPES, FileField } from '../ui/file-field.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards, type Card } from '../ui/radio-cards.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { ENTRY_CHANNELS } from './entry-values.ts'

export const REACTION_FIELDS = ['reaction', 'source', 'channel', 'writtenDate', 'writtenTime', 'says'] as const
export type ReactionValues = Partial<Record<(typeof REACTION_FIELDS)[number], string>>

export type ReactionPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly open: boolean
  readonly values: ReactionValues
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  readonly keptFiles?: readonly FileItem[] | undefined
  /** What the step lets the reporter say of the answer; empty where nothing. */
  readonly says: readonly Card[]
  readonly today: string
}

export function ReactionPage(props: ReactionPageProps) {
  const { frame, number, values, errors, says, keptFiles = [] } = props
  const { t } = frame
  const words = t.intake.reaction
  const kept = keptFiles.length > 0
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} crumbs={[{ href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      {!props.open && <Notice t={t} tone="warning"><p>{words.reopens}</p></Notice>}
      <form method="post" action={paths.reaction(number)} enctype="multipart/form-data" class="panel">
        <HiddenFields values={props.hidden} />
        <TextArea t={t} name="reaction" label={words.text} hint={words.textHint} value={values.reaction} error={errorOf(errors, 'reaction')} rows={5} limit={REPLY_LIMIT} required />
        <Select t={t} name="channel" label={t.intake.channel} options={ENTRY_CHANNELS.map((value) => ({ value, label: t.intake.channels[value] }))} empty={t.intake.channelChoose} value={values.channel} error={errorOf(errors, 'channel')} required width="half" />
        <TextField t={t} name="source" label={t.intake.source} value={values.source} error={errorOf(errors, 'source')} />
        <div class="field-row">
          <TextField t={t} name="writtenDate" type="date" label={words.date} value={values.writtenDate} error={errorOf(errors, 'writtenDate')} required width="half" max={props.today} />
          <TextField t={t} name="writtenTime" type="time" label={t.intake.receivedTime} value={values.writtenTime} width="short" />
        </div>
        {says.length > 0 && <RadioCards t={t} name="says" label={words.says} cards={[{ value: 'nothing', title: words.saysNothing }, ...says]} value={values.says ?? 'nothing'} error={errorOf(errors, 'says')} required />}
        <FileField t={t} name={FILES_FIELD} label={kept ? t.form.filesAdd : words.files} hint={t.form.filesHint} error={errorOf(errors, FILES_FIELD)} accept={EVIDENCE_TYPES}>
          {kept && <div class="kept"><p>{t.form.filesKept}</p><FileList t={t} files={keptFiles} /></div>}
        </FileField>
        <Button look="main" large icon="check">{words.save}</Button>
      </form>
    </DeskPageFrame>
  )
}
