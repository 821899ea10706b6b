// 413: more was sent than is taken in; says the limits.
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type TooLargePageProps = {
  readonly frame: Frame
  /** The form it came from. */
  readonly back: string
  /** As much of it as was read before the limit. */
  readonly typed: readonly TypedField[]
}

export function TooLargePage({ frame, back, typed }: TooLargePageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.tooLarge.title} lead={t.errors.tooLarge.lead}>
      <p>{t.errors.tooLarge.limits}</p>
      <p>{t.errors.tooLarge.advice}</p>
      <LinkButton href={back} look="main" icon="back">{t.errors.tooLarge.back}</LinkButton>
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
