// The forms by which passkeys come to an account and go.
import type { Passkey } from '../../../store/accounts/passkeys.ts'
import type { OfficerRow } from '../../../store/accounts/officers.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ProofFields } from '../account-forms.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { PasskeyForm } from './passkey-form.tsx'

type FormProps = { readonly frame: Frame; readonly errors: readonly FieldError[] }

export function NewPasskeyPage({ frame, errors, options, name }: FormProps & { readonly options: string; readonly name: string }) {
  const { t } = frame
  const words = t.passkeys
  return (
    <DeskPageFrame frame={frame} title={words.add} lead={words.addLead} crumbs={[crumb(frame)]} errors={errors} scripts={[frame.assets.passkey]}>
      <div class="panel door">
        <PasskeyForm frame={frame} action={paths.newPasskey} what="make" options={options}>
          <TextField t={t} name="name" label={words.label} hint={words.labelHint} value={name} error={errorOf(errors, 'name')} required maxlength={60} />
          <Button look="main" icon="shield" large>{words.make}</Button>
        </PasskeyForm>
        <p class="door-other"><a href={paths.account}>{t.frame.back}</a></p>
      </div>
    </DeskPageFrame>
  )
}

/** Password and code once more: who sits at an open desk must not take the owner's way in away. */
export function RemovePasskeyPage({ frame, errors, passkey }: FormProps & { readonly passkey: Passkey }) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.passkeys.removeTitle} lead={t.passkeys.removeLead(passkey.name)} crumbs={[crumb(frame)]} errors={errors}>
      <form method="post" action={paths.ownPasskey(passkey.id)} class="panel door">
        <ProofFields t={t} errors={errors} />
        <Button look="danger" large>{t.passkeys.removeTitle}</Button>
      </form>
    </DeskPageFrame>
  )
}

type OfficerPasskeysProps = { readonly frame: Frame; readonly officer: OfficerRow; readonly count: number; /** Whether an account at the identity provider opens theirs. */ readonly tied: boolean }

export function OfficerPasskeysPage({ frame, officer, count, tied }: OfficerPasskeysProps) {
  const { t } = frame
  const words = t.passkeys.ofOfficer
  const crumbs = [{ href: paths.officers, label: t.manage.officers.title }, { href: paths.officer(officer.officer), label: officer.name }]
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead(officer.name)} crumbs={crumbs}>
      <p>{words.count(count)}</p>
      {tied && <p>{words.tied}</p>}
      <form method="post" action={paths.officerPasskeys(officer.officer)}>
        <div class="actions">
          {(count > 0 || tied) && <Button look="danger" large>{tied ? words.removeAndCut : words.remove}</Button>}
          <LinkButton href={paths.officer(officer.officer)}>{t.frame.back}</LinkButton>
        </div>
      </form>
    </DeskPageFrame>
  )
}

function crumb({ t }: Frame) {
  return { href: paths.account, label: t.signIn.account.title }
}
