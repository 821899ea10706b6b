// A report was sent to no government that is served here: choosing one sends it again as it is.
import { TypedText, type TypedField } from '../errors/typed-text.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export type ChooseAgainPageProps = {
  readonly frame: Frame
  readonly governments: readonly { readonly code: string; readonly name: string }[]
  readonly errors: readonly FieldError[]
  /** Everything that was sent, the government excepted. */
  readonly hidden: Hidden
  readonly typed: readonly TypedField[]
}

export function ChooseAgainPage({ frame, governments, errors, hidden, typed }: ChooseAgainPageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.form.chooseTitle} failed>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle over={t.form.title} lead={t.form.chooseLead}>{t.form.chooseTitle}</PageTitle>
      <form method="post" action={paths.newReport} enctype="multipart/form-data" class="form" id="government">
        <HiddenFields values={hidden} />
        {governments.map(({ code, name }) => <Button name="government" value={code} icon="office">{name}</Button>)}
      </form>
      <TypedText t={t} typed={typed} />
    </Layout>
  )
}
