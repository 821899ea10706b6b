// The form by which an officer opens what a reporter hides: what, why, and whether the reporter is told.
import type { OpenedPart } from '../../../report/openings/opening.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export const OPENING_REASON_LIMIT = 1000

export type OpenPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly minutes: number
  /** A custodian decides first. */
  readonly secret: boolean
  /** What may be asked for; empty where nothing may. */
  readonly parts: readonly OpenedPart[]
  /** Why nothing may be asked for; null where something may. */
  readonly why: string | null
  readonly values: { readonly what: string; readonly reason: string; readonly tell: string; readonly quiet: string }
  readonly form: Hidden
  readonly errors: readonly FieldError[]
}

export function OpenPage(props: OpenPageProps) {
  const { frame, number, minutes, secret, why, errors } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.openings.title} lead={t.openings.lead(minutes)} crumbs={[{ href: paths.desk, label: t.desk.home }, { href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      {secret && <Notice t={t}><p>{t.openings.secretLead}</p></Notice>}
      {why === null ? <Asking {...props} /> : <Notice t={t} tone="warning"><p>{why}</p></Notice>}
    </DeskPageFrame>
  )
}

function Asking({ frame: { t }, number, secret, parts, values, form, errors }: OpenPageProps) {
  const words = t.openings
  return (
    <form method="post" action={paths.openHidden(number)} class="panel">
      <HiddenFields values={form} />
      <RadioCards t={t} name="what" label={words.what} cards={parts.map((part) => ({ value: part, title: words.whats[part], note: words.whatNotes[part] }))} value={values.what} error={errorOf(errors, 'what')} required />
      <TextArea t={t} name="reason" label={words.reason} hint={words.reasonHint} rows={3} limit={OPENING_REASON_LIMIT} value={values.reason} error={errorOf(errors, 'reason')} required />
      <RadioCards t={t} name="tell" label={words.tell} cards={(['told', 'quiet'] as const).map((one) => ({ value: one, title: words.tells[one], note: words.tellNotes[one] }))} value={values.tell} error={errorOf(errors, 'tell')} required />
      <TextArea t={t} name="quiet" label={words.quiet} rows={2} limit={OPENING_REASON_LIMIT} value={values.quiet} error={errorOf(errors, 'quiet')} />
      <div class="actions">
        <Button look="main" large icon="eye">{secret ? words.askSecret : words.ask}</Button>
        <LinkButton href={paths.deskReport(number)}>{t.frame.back}</LinkButton>
      </div>
    </form>
  )
}
