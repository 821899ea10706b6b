// The form that records what a reporter said elsewhere about passing on who they are.
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select } from '../ui/select.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { ENTRY_CHANNELS } from './entry-values.ts'

export const NOTE_LIMIT = 2_000

export const CONSENT_FIELDS = ['answer', 'channel', 'saidDate', 'saidTime', 'note'] as const
export type ConsentValues = Partial<Record<(typeof CONSENT_FIELDS)[number], string>>

export type ConsentToldProps = {
  readonly frame: Frame
  readonly number: string
  /** As it stands, in words. */
  readonly stands: string
  /** Why nothing can be recorded; null where it can. */
  readonly whyNot: string | null
  readonly values: ConsentValues
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  readonly today: string
}

export function ConsentToldPage(props: ConsentToldProps) {
  const { frame, number, stands, whyNot, errors } = props
  const { t } = frame
  const words = t.handOver.told
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} crumbs={[{ href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      <SummaryList facts={[{ name: words.fact, value: stands }]} />
      {whyNot === null ? <Answer {...props} /> : <Notice t={t}><p>{whyNot}</p></Notice>}
    </DeskPageFrame>
  )
}

function Answer({ frame: { t }, number, values, errors, hidden, today }: ConsentToldProps) {
  const words = t.handOver.told
  return (
    <form method="post" action={paths.recordConsent(number)} class="panel">
      <HiddenFields values={hidden} />
      <p>{words.ask}</p>
      <RadioCards t={t} name="answer" label={words.answer} cards={[{ value: 'ya', title: words.yes }, { value: 'tidak', title: words.no }]} value={values.answer} error={errorOf(errors, 'answer')} required />
      <Select t={t} name="channel" label={t.intake.channel} options={ENTRY_CHANNELS.map((value) => ({ value, label: t.intake.channels[value] }))} empty={t.intake.channelChoose} value={values.channel} error={errorOf(errors, 'channel')} required width="half" />
      <div class="field-row">
        <TextField t={t} name="saidDate" type="date" label={words.date} value={values.saidDate} error={errorOf(errors, 'saidDate')} required width="half" max={today} />
        <TextField t={t} name="saidTime" type="time" label={t.intake.receivedTime} value={values.saidTime} width="short" />
      </div>
      <TextArea t={t} name="note" label={words.note} hint={words.noteHint} value={values.note} error={errorOf(errors, 'note')} rows={3} limit={NOTE_LIMIT} required />
      <Button look="main" large icon="check">{words.save}</Button>
    </form>
  )
}
