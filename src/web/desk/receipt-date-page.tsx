// The form by which a wrong date of receipt is corrected: one officer asks, another decides.
import type { Zone } from '../../text/format.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Moment } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export const REASON_LIMIT = 2000

export type ReceiptDatePageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  readonly receivedAt: number
  /** What waits for a decision. */
  readonly asked: { readonly at: number; readonly by: string; readonly reason: string } | null
  readonly may: { readonly ask: boolean; readonly decide: boolean; /** Why not, where they may neither. */ readonly why: string | null }
  readonly values: { readonly date: string; readonly time: string; readonly reason: string }
  readonly form: Hidden
  readonly errors: readonly FieldError[]
}

export function ReceiptDatePage(props: ReceiptDatePageProps) {
  const { frame, zone, number, receivedAt, asked, may, form, errors } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.clockChange.title} lead={t.clockChange.lead} crumbs={[{ href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      <SummaryList facts={[
        { name: t.clockChange.recorded, value: <Moment t={t} at={receivedAt} zone={zone} /> },
        ...(asked === null ? [] : [{ name: t.clockChange.asked, value: <Moment t={t} at={asked.at} zone={zone} /> }, { name: t.clockChange.askedBy, value: asked.by }, { name: t.clockChange.why, value: asked.reason }]),
      ]} />
      {may.why !== null && <Notice t={t}><p>{may.why}</p></Notice>}
      {asked !== null && may.decide && (
        <form method="post" action={paths.receiptDate(number)} class="panel">
          <HiddenFields values={form} />
          <p>{t.clockChange.breaches}</p>
          <div class="actions">
            <Button look="main" name="do" value="corrected" icon="check">{t.clockChange.correct}</Button>
            <Button name="do" value="kept">{t.clockChange.keep}</Button>
          </div>
        </form>
      )}
      {asked === null && may.ask && <Asking {...props} />}
    </DeskPageFrame>
  )
}

function Asking({ frame: { t }, number, values, form, errors }: ReceiptDatePageProps) {
  return (
    <form method="post" action={paths.receiptDate(number)} class="panel">
      <HiddenFields values={form} />
      <TextField t={t} name="date" type="date" width="half" label={t.clockChange.date} value={values.date} error={errorOf(errors, 'date')} required />
      <TextField t={t} name="time" type="time" width="half" label={t.clockChange.time} value={values.time} error={errorOf(errors, 'time')} required />
      <TextArea t={t} name="reason" label={t.clockChange.reason} hint={t.clockChange.reasonHint} rows={3} limit={REASON_LIMIT} value={values.reason} error={errorOf(errors, 'reason')} required />
      <Button look="main" large name="do" value="ask">{t.clockChange.ask}</Button>
    </form>
  )
}
