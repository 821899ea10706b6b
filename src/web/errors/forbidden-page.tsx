// 403: the page is there, but not for this visitor.
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type ForbiddenPageProps = {
  readonly frame: Frame
  /** What was typed into a form whose session had ended. */
  readonly typed?: readonly TypedField[] | undefined
}

export function ForbiddenPage({ frame, typed = [] }: ForbiddenPageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.forbidden.title} lead={t.errors.forbidden.lead}>
      <div class="actions">
        <LinkButton href={paths.track} look="main" icon="search">{t.frame.track}</LinkButton>
        <LinkButton href={paths.home}>{t.errors.toHome}</LinkButton>
      </div>
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
