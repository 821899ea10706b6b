// 503: too many send files at the same time; says so and gives back what was typed.
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type BusyPageProps = {
  readonly frame: Frame
  /** The form it came from. */
  readonly back: string
  /** As much of it as arrived. */
  readonly typed: readonly TypedField[]
}

export function BusyPage({ frame, back, typed }: BusyPageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.busy.title} lead={t.errors.busy.lead}>
      <p>{t.errors.busy.advice}</p>
      <LinkButton href={back} look="main" icon="back">{t.errors.tooLarge.back}</LinkButton>
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
