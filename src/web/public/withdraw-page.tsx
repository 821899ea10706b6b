// Asks once more before a report is withdrawn.
import { paths } from '../paths.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextArea } from '../ui/text-area.tsx'

export type WithdrawPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly reason?: string | undefined
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
}

/** Field of the reason. */
export const REASON_FIELD = 'reason'

export function WithdrawPage({ frame, number, reason, errors, hidden }: WithdrawPageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.report.withdrawTitle} failed={errors.length > 0} hidden>
      <BackLink href={paths.myReport(number)}>{t.report.mine}</BackLink>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle over={t.report.numbered(number)} lead={t.report.withdrawLead}>{t.report.withdrawTitle}</PageTitle>
      <form method="post" action={paths.withdraw(number)} class="form">
        <HiddenFields values={hidden} />
        <TextArea t={t} name={REASON_FIELD} label={t.report.withdrawReason} hint={t.report.withdrawReasonHint} value={reason} error={errorOf(errors, REASON_FIELD)} rows={3} limit={2000} />
        <div class="actions">
          <Button look="danger">{t.report.withdrawConfirm}</Button>
          <LinkButton href={paths.myReport(number)}>{t.report.withdrawCancel}</LinkButton>
        </div>
      </form>
    </Layout>
  )
}
