// Setting up the code application: a picture to scan, a key to type, and a first code as proof.
import type { GeneratorKey } from '../../account/code-generator.ts'
import type { Text } from '../../text/text.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { GroupedCode } from '../ui/grouped-code.tsx'
import { TextField } from '../ui/text-field.tsx'

export type GeneratorFormProps = { readonly t: Text; readonly action: string; readonly generator: GeneratorKey; /** As `qrPicture` makes it. */ readonly picture: string; readonly errors: readonly FieldError[] }

export function GeneratorForm({ t, action, generator, picture, errors }: GeneratorFormProps) {
  const { first, second, third, orType, confirm } = t.signIn.generator
  return (
    <form method="post" action={action} class="panel generator">
      <ol class="steps">
        <li><p>{first}</p></li>
        <li>
          <p>{second}</p>
          <img class="qr" src={picture} alt={t.signIn.generator.picture} width="200" height="200" />
          <p class="hint">{orType}</p>
          <GroupedCode id="generator-key" code={generator.replace(/.{4}(?=.)/g, '$&-')} />
        </li>
        <li>
          <p>{third}</p>
          <TextField t={t} name="code" label={t.signIn.code} error={errorOf(errors, 'code')} required width="half" inputmode="numeric" autocomplete="one-time-code" maxlength={9} code />
        </li>
      </ol>
      <Button look="main" icon="check" large>{confirm}</Button>
    </form>
  )
}
