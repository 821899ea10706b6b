// Signing in with a passkey, and the way beside it.
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { DoorPage } from '../door-page.tsx'
import { PasskeyForm } from './passkey-form.tsx'

/** `options` is null where passkeys don't work. */
export type SignInPasskeyPageProps = { readonly frame: Frame; readonly options: string | null; readonly goal: string; /** Why the last try opened nothing. */ readonly trouble: string | null }

export function SignInPasskeyPage({ frame, options, goal, trouble }: SignInPasskeyPageProps) {
  const { t } = frame
  return (
    <DoorPage frame={frame} title={t.passkeys.use} lead={t.passkeys.lead} before={trouble !== null && <Notice t={t} tone="warning"><p>{trouble}</p></Notice>} scripts={[frame.assets.passkey]}>
      <div class="panel door">
        {options === null
          ? <Notice t={t} tone="warning"><p>{t.passkeys.notAtAddress}</p></Notice>
          : <PasskeyForm frame={frame} action={paths.checkPasskey} what="use" options={options} atOnce={trouble === null}><Button look="main" icon="lock" large>{t.passkeys.ask}</Button></PasskeyForm>}
        <p class="door-other"><a href={paths.signInTo(goal)}>{t.passkeys.password}</a></p>
      </div>
    </DoorPage>
  )
}
