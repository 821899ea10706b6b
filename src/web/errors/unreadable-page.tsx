// 400, 415: what came was no form of ours, or broke off on its way.
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type UnreadablePageProps = {
  readonly frame: Frame
  /** The form it came from. */
  readonly back: string
  /** As much of it as arrived. */
  readonly typed: readonly TypedField[]
}

export function UnreadablePage({ frame, back, typed }: UnreadablePageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.unreadable.title} lead={t.errors.unreadable.lead}>
      <p>{t.errors.unreadable.advice}</p>
      <LinkButton href={back} look="main" icon="back">{t.errors.tooLarge.back}</LinkButton>
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
