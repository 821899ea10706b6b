// A decision of the reporter's, asked once more with what follows from it.
import { paths } from '../paths.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { CheckCard } from '../ui/check-card.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { Choice } from './choices.ts'
import { REPLY_LIMIT } from './report-form-values.ts'

export const CHOICE_TEXT_FIELD = 'words'

export type ChoicePageProps = {
  readonly frame: Frame
  readonly number: string
  readonly choice: Choice
  readonly address: string
  readonly words: string
  /** What is hidden now, for a choice that changes it. */
  readonly hides: { readonly anonymous: boolean; readonly secret: boolean } | null
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
}

export function ChoicePage({ frame, number, choice, address, words, hides, errors, hidden }: ChoicePageProps) {
  const { t, language } = frame
  const title = choice.way.label[language]
  return (
    <Layout frame={frame} title={title} failed={errors.length > 0} hidden>
      <BackLink href={paths.myReport(number)}>{t.report.mine}</BackLink>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle over={t.report.numbered(number)} lead={t.choice.leads[choice.says]}>{title}</PageTitle>
      <form method="post" action={address} class="form">
        <HiddenFields values={hidden} />
        {hides !== null && (
          <div class="cards">
            <CheckCard name="anonymous" {...t.form.anonymous} checked={hides.anonymous} />
            <CheckCard name="secret" {...t.form.secret} checked={hides.secret} />
          </div>
        )}
        {choice.says === 'unsatisfied' && (
          <TextArea t={t} name={CHOICE_TEXT_FIELD} label={t.choice.words} hint={t.choice.wordsHint} value={words} error={errorOf(errors, CHOICE_TEXT_FIELD)} rows={5} limit={REPLY_LIMIT} />
        )}
        <div class="actions">
          <Button look="main" large icon="check">{t.choice.confirm(title)}</Button>
          <LinkButton href={paths.myReport(number)}>{t.choice.cancel}</LinkButton>
        </div>
      </form>
    </Layout>
  )
}
