// 503: database gone or disk full; what was typed comes back to be sent again.
import type { Frame } from '../ui/frame.ts'
import { LinkButton } from '../ui/button.tsx'
import { ErrorPage } from './error-page.tsx'
import { ResendForm, type Resend } from './resend-form.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type UnavailablePageProps = {
  readonly frame: Frame
  readonly typed: readonly TypedField[]
  /** Absent when nothing was being sent. */
  readonly resend?: Resend | undefined
}

export function UnavailablePage({ frame, typed, resend }: UnavailablePageProps) {
  const { t } = frame
  const { unavailable } = t.errors
  if (resend === undefined) {
    return (
      <ErrorPage frame={frame} title={unavailable.title} lead={unavailable.reading}>
        <LinkButton href={frame.query === undefined ? frame.path : `${frame.path}?${frame.query}`} look="main">{unavailable.reload}</LinkButton>
      </ErrorPage>
    )
  }
  return (
    <ErrorPage frame={frame} title={unavailable.title} lead={unavailable.lead}>
      <p>{typed.length > 0 && `${unavailable.kept} `}{unavailable.again}</p>
      <ResendForm t={t} resend={resend} />
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
