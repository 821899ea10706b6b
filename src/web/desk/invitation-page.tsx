// What the holder of a one-time link fills in, and what stands there when the link is no good.
import type { Invited } from '../../app/accounts/accept-invitation.ts'
import type { GeneratorKey } from '../../account/code-generator.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { TextField } from '../ui/text-field.tsx'
import { DoorPage } from './door-page.tsx'
import { GeneratorForm } from './generator-form.tsx'
import { PasswordFields } from './password-fields.tsx'

export type InvitationPageProps = { readonly frame: Frame; readonly token: string; readonly invited: Invited; readonly errors: readonly FieldError[] }

/** Step one: a new password, or the present one where only the phone was lost. */
export function InvitationPage({ frame, token, invited: { officer, purpose }, errors }: InvitationPageProps) {
  const { t } = frame
  const words = t.signIn.invitation
  return (
    <DoorPage frame={frame} title={words[purpose]} lead={words.lead(officer.name, officer.email)} over={purpose === 'password' ? undefined : stepOf(frame, 1)} errors={errors}>
      <form method="post" action={paths.invitation(token)} class="panel door">
        {/* Tells password managers whose password this is. */}
        <input type="email" name="email" value={officer.email} autocomplete="username" hidden readonly />
        {purpose === 'factor'
          ? <TextField t={t} name="current" type="password" label={words.currentPassword} error={errorOf(errors, 'current')} required autocomplete="current-password" />
          : <PasswordFields t={t} errors={errors} />}
        {purpose === 'password' && <TextField t={t} name="code" label={words.currentCode} hint={words.currentCodeHint} error={errorOf(errors, 'code')} required width="half" autocomplete="one-time-code" maxlength={14} />}
        <Button look="main" icon="arrow" large>{words.save}</Button>
      </form>
    </DoorPage>
  )
}

export type InvitedGeneratorPageProps = { readonly frame: Frame; readonly token: string; readonly generator: GeneratorKey; readonly picture: string; readonly errors: readonly FieldError[] }

/** Step two. */
export function InvitedGeneratorPage({ frame, token, ...form }: InvitedGeneratorPageProps) {
  const { t } = frame
  return (
    <DoorPage frame={frame} title={t.signIn.generator.title} lead={t.signIn.generator.lead} over={stepOf(frame, 2)} errors={form.errors}>
      <GeneratorForm t={t} action={paths.invitedGenerator(token)} {...form} />
    </DoorPage>
  )
}

export function InvitationOverPage({ frame }: { readonly frame: Frame }) {
  const { t } = frame
  return (
    <DoorPage frame={frame} title={t.signIn.invitation.over} lead={t.signIn.invitation.overLead}>
      <div class="actions"><LinkButton href={paths.signIn} icon="lock">{t.signIn.title}</LinkButton></div>
    </DoorPage>
  )
}

function stepOf({ t }: Frame, step: number): string {
  return t.signIn.invitation.steps.replace('{n}', String(step)).replace('{all}', '3')
}
