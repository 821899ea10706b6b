// The forms by which officers change how they sign in.
import type { GeneratorKey } from '../../account/code-generator.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton, PrintButton } from '../ui/device-button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { GeneratorForm } from './generator-form.tsx'
import { PasswordFields } from './password-fields.tsx'

type FormProps = { readonly frame: Frame; readonly errors: readonly FieldError[] }

export function ChangePasswordPage({ frame, errors }: FormProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.signIn.account.password} crumbs={[crumb(frame)]} errors={errors}>
      <form method="post" action={paths.newPassword} class="panel door">
        <TextField t={t} name="current" type="password" label={t.signIn.account.current} error={errorOf(errors, 'current')} required autocomplete="current-password" />
        <PasswordFields t={t} errors={errors} />
        <Button look="main" large>{t.signIn.account.change}</Button>
      </form>
    </DeskPageFrame>
  )
}

/** Password and code once more, before the second factor itself is changed. */
export function ProofPage({ frame, errors, title, action }: FormProps & { readonly title: string; readonly action: string }) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={title} lead={t.signIn.account.proofLead} crumbs={[crumb(frame)]} errors={errors}>
      <form method="post" action={action} class="panel door">
        <ProofFields t={t} errors={errors} />
        <Button look="main" icon="arrow" large>{t.signIn.account.goOn}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function ProofFields({ t, errors }: { readonly t: Text; readonly errors: readonly FieldError[] }) {
  return (
    <>
      <TextField t={t} name="current" type="password" label={t.signIn.account.current} error={errorOf(errors, 'current')} required autocomplete="current-password" />
      <TextField t={t} name="code" label={t.signIn.code} error={errorOf(errors, 'code')} required width="half" inputmode="numeric" autocomplete="one-time-code" maxlength={9} code />
    </>
  )
}

export function NewGeneratorPage({ frame, errors, generator, picture }: FormProps & { readonly generator: GeneratorKey; readonly picture: string }) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.signIn.account.generator} lead={t.signIn.generator.lead} crumbs={[crumb(frame)]} errors={errors}>
      <GeneratorForm t={t} action={paths.newGenerator} generator={generator} picture={picture} errors={errors} />
    </DeskPageFrame>
  )
}

export function BackupCodesPage({ frame, codes }: { readonly frame: Frame; readonly codes: readonly string[] }) {
  const { t } = frame
  const words = t.signIn.backup
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead}>
      <Notice t={t} tone="warning"><p>{words.once}</p></Notice>
      <div class="panel">
        <ol class="backup-codes" id="backup-codes">{codes.map((code) => <li><code>{code}</code></li>)}</ol>
        <div class="actions">
          <CopyButton t={t} from="backup-codes" label={words.copy} />
          <PrintButton t={t} label={words.print} />
        </div>
        <form method="post" action={paths.backupCodes}><Button look="main" icon="check" large>{words.kept}</Button></form>
      </div>
    </DeskPageFrame>
  )
}

function crumb({ t }: Frame) {
  return { href: paths.account, label: t.signIn.account.title }
}
