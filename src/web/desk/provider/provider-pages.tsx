// Pages around the government's identity provider: the code where it asked for none, tying an account, cutting the tie.
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ProofFields } from '../account-forms.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { DoorPage } from '../door-page.tsx'

type Named = { readonly frame: Frame; /** What officers call the provider. */ readonly name: string }
type FormProps = Named & { readonly errors: readonly FieldError[] }

export function ProviderCodePage({ frame, name, errors }: FormProps) {
  const { t } = frame
  return (
    <DoorPage frame={frame} title={t.signIn.codeTitle} lead={t.provider.codeLead(name)} errors={errors}>
      <div class="panel door">
        <form method="post" action={paths.providerCode}>
          <TextField t={t} name="code" label={t.signIn.invitation.currentCode} error={errorOf(errors, 'code')} required width="half" autocomplete="one-time-code" maxlength={14} />
          <Button look="main" icon="arrow" large>{t.signIn.enter}</Button>
        </form>
        <p class="door-other"><a href={paths.signIn}>{t.passkeys.password}</a></p>
      </div>
    </DoorPage>
  )
}

/** A link, not a form: what forms may lead to is held by the policy of our pages, and a provider's next address is not ours to know. */
export function GoToProviderPage({ frame, name }: Named) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.provider.link(name)} lead={t.provider.goLead(name)} crumbs={[crumb(frame)]}>
      <div class="actions">
        <LinkButton look="main" icon="arrow" large href={paths.linkAtProvider}>{t.provider.go(name)}</LinkButton>
        <LinkButton href={paths.account}>{t.frame.back}</LinkButton>
      </div>
    </DeskPageFrame>
  )
}

export function NotLinkedPage({ frame, why }: { readonly frame: Frame; readonly why: string }) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.provider.notLinked} lead={why} crumbs={[crumb(frame)]}>
      <div class="actions"><LinkButton href={paths.account}>{t.provider.back}</LinkButton></div>
    </DeskPageFrame>
  )
}

export function UnlinkProviderPage({ frame, name, errors }: FormProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.provider.unlink} lead={t.provider.own(name)} crumbs={[crumb(frame)]} errors={errors}>
      <form method="post" action={paths.unlinkProvider} class="panel door">
        <ProofFields t={t} errors={errors} />
        <Button look="danger" large>{t.provider.unlink}</Button>
      </form>
    </DeskPageFrame>
  )
}

function crumb({ t }: Frame) {
  return { href: paths.account, label: t.signIn.account.title }
}
