// The second step of signing in: a code from the phone, or one from the paper.
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DoorPage } from './door-page.tsx'

export type CodePageProps = { readonly frame: Frame; readonly backup: boolean; readonly errors: readonly FieldError[]; /** Of an officer of the demonstration: the code of now. */ readonly demoCode: string | null }

export function CodePage({ frame, backup, errors, demoCode }: CodePageProps) {
  const { t } = frame
  const other = backup ? { href: paths.signInCode, words: t.signIn.useCode } : { href: `${paths.signInCode}?cadangan=ya`, words: t.signIn.useBackup }
  return (
    <DoorPage frame={frame} title={backup ? t.signIn.backupCode : t.signIn.codeTitle} lead={backup ? t.signIn.backupHint : t.signIn.codeLead} errors={errors}>
      {demoCode !== null && !backup && <Notice t={t}><p>{t.signIn.demoCode(demoCode)}</p></Notice>}
      <div class="panel door">
        <form method="post" action={paths.signInCode}>
          <HiddenFields values={{ kind: backup ? 'backup' : 'code' }} />
          {backup
            ? <TextField t={t} name="code" label={t.signIn.backupCode} error={errorOf(errors, 'code')} required width="half" />
            : <TextField t={t} name="code" label={t.signIn.code} error={errorOf(errors, 'code')} required width="half" inputmode="numeric" autocomplete="one-time-code" maxlength={9} code />}
          <Button look="main" icon="arrow" large>{t.signIn.enter}</Button>
        </form>
        <p class="door-other"><a href={other.href}>{other.words}</a></p>
      </div>
    </DoorPage>
  )
}
