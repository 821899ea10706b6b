// 403: what was sent came after its session had ended; it is given back, and can be sent again after signing in.
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'
import { ResendForm, type Resend } from './resend-form.tsx'
import { TypedText, type TypedField } from './typed-text.tsx'

export type SessionOverPageProps = { readonly frame: Frame; readonly typed: readonly TypedField[]; /** Absent where passwords or codes were sent. */ readonly resend?: Resend | undefined }

export function SessionOverPage({ frame, typed, resend }: SessionOverPageProps) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.desk.over.title} lead={t.desk.over.lead}>
      {resend === undefined
        ? <div class="actions"><LinkButton href={paths.signIn} look="main" icon="lock">{t.signIn.title}</LinkButton></div>
        : (
          <>
            <p>{t.desk.over.how}</p>
            <p><a href={paths.signIn} target="_blank" rel="noopener">{t.desk.over.signIn}</a></p>
            <ResendForm t={t} resend={resend} />
          </>
        )}
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </ErrorPage>
  )
}
