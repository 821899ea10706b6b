// The first step of signing in; in a demonstration also who can.
import type { DemoOfficer } from '../../app/accounts/demo-officers.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DoorPage } from './door-page.tsx'

export type SignInPageProps = {
  readonly frame: Frame
  readonly email?: string | undefined
  /** Filled in for an officer of a demonstration alone. */
  readonly password?: string | undefined
  readonly errors: readonly FieldError[]
  /** A path of the desk to go to afterwards. */
  readonly goal: string
  readonly notice?: string | undefined
  /** What went wrong on another way in: nothing that was typed here. */
  readonly trouble?: string | undefined
  /** What officers call the identity provider, where there is one. */
  readonly provider: string | null
  /** Whether this browser has just signed out, and may be signed in there still. */
  readonly left: boolean
  /** Whether passkeys work at this address. */
  readonly passkeys: boolean
  /** Of a demonstration, by government. */
  readonly demo: readonly DemoGroup[]
}

export type DemoGroup = { readonly name: string; readonly officers: readonly DemoOfficer[] }

export function SignInPage({ frame, email, password, errors, goal, notice, trouble, provider, left, passkeys, demo }: SignInPageProps) {
  const { t } = frame
  return (
    <DoorPage frame={frame} title={t.signIn.title} lead={t.signIn.lead} errors={errors} before={<Before t={t} notice={notice} trouble={trouble} leftProvider={left ? provider : null} />}>
      <div class="panel door">
        <form method="post" action={paths.signIn}>
          <HiddenFields values={{ goal }} />
          <TextField t={t} name="email" type="email" label={t.signIn.email} value={email} error={errorOf(errors, 'email')} required autocomplete="username" />
          <TextField t={t} name="password" type="password" label={t.signIn.password} value={password} error={errorOf(errors, 'password')} required autocomplete="current-password" />
          <Button look="main" icon="arrow" large>{t.signIn.next}</Button>
        </form>
        {provider !== null && <p class="door-other"><a href={paths.signInProvider(goal)}>{t.provider.use(provider)}</a></p>}
        {passkeys && <p class="door-other"><a href={paths.signInPasskey(goal)}>{t.passkeys.use}</a></p>}
      </div>
      <section class="after">
        <h2>{t.signIn.noAccount}</h2>
        <p>{t.signIn.noAccountHow}</p>
      </section>
      {demo.length > 0 && <DemoOfficers t={t} demo={demo} goal={goal} />}
    </DoorPage>
  )
}

function Before({ t, notice, trouble, leftProvider }: { readonly t: Text; readonly notice: string | undefined; readonly trouble: string | undefined; readonly leftProvider: string | null }) {
  return (
    <>
      {trouble && <Notice t={t} tone="warning"><p>{trouble}</p></Notice>}
      {notice && <Notice t={t}><p>{notice}</p>{leftProvider !== null && <p>{t.provider.signedOut(leftProvider)} <a href={paths.leaveProvider}>{t.provider.leave(leftProvider)}</a></p>}</Notice>}
    </>
  )
}

/** A link fills the form in, since nobody likes to copy a password on a phone. */
function DemoOfficers({ t, demo, goal }: { readonly t: Text; readonly demo: readonly DemoGroup[]; readonly goal: string }) {
  return (
    <section class="after demo-officers">
      <h2>{t.signIn.demoTitle}</h2>
      <p>{t.signIn.demoLead}</p>
      {demo.map(({ name, officers }) => (
        <details>
          <summary>{name} <span class="hint">{t.signIn.demoCount(officers.length)}</span></summary>
          <Table
            caption={name}
            captionHidden
            columns={[{ name: t.signIn.demoPost }, { name: t.signIn.email }, { name: t.signIn.password }, { name: t.signIn.demoKey }]}
            rows={officers.map(({ officer, post, email, password, generator }) => [
              <a href={paths.signInAs(officer, goal)}>{post}</a>, <code>{email}</code>, <code>{password}</code>, <code class="key">{generator}</code>,
            ])}
          />
        </details>
      ))}
    </section>
  )
}
