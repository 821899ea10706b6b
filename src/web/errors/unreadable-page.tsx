// 400, 408, 415: what came was no form of ours, broke off on its way, or came too slowly.
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
  /** The sentences that are said. */
  readonly why: 'unreadable' | 'slow'
}

export function UnreadablePage({ frame, back, typed, why }: UnreadablePageProps) {
  const { t } = frame
  const { title, lead, advice } = t.errors[why]
  return (
    <ErrorPage frame={frame} title={title} lead={lead}>
      <p>{advice}</p>
      <LinkButton href={back} look="main" icon="back">{t.errors.tooLarge.back}</LinkButton>
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
