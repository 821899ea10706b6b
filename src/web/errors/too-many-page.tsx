// 429: one network sent too much; says when to try again and gives back what was typed.
import { formatDateTime, type Zone } from '../../text/format.ts'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { ResendForm, type Resend } from './resend-form.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type TooManyPageProps = {
  readonly frame: Frame
  readonly zone: Zone
  /** Epoch milliseconds. */
  readonly againAt: number
  readonly typed: readonly TypedField[]
  readonly resend?: Resend | undefined
}

export function TooManyPage({ frame, zone, againAt, typed, resend }: TooManyPageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.tooMany.title} lead={t.errors.tooMany.lead}>
      <p><strong>{t.errors.tooMany.again(formatDateTime(t, againAt, zone))}</strong></p>
      {typed.length > 0 && <p>{t.errors.tooMany.kept}</p>}
      {resend && <ResendForm t={t} resend={resend} />}
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
