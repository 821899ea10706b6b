// 500: a fault of ours, with the reference number under which it is logged.
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { ResendForm, type Resend } from './resend-form.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type FaultPageProps = { readonly frame: Frame; readonly reference: string; readonly typed?: readonly TypedField[] | undefined; readonly resend?: Resend | undefined }

export function FaultPage({ frame, reference, typed = [], resend }: FaultPageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.fault.title} lead={t.errors.fault.lead}>
      <p class="reference"><span>{t.errors.fault.reference}</span> <code>{reference}</code></p>
      {resend ? <ResendForm t={t} resend={resend} /> : <LinkButton href={paths.home}>{t.errors.toHome}</LinkButton>}
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
