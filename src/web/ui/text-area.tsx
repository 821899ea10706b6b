// A field of many lines; near its limit a script says how much is left, without one the server does.
import { Field, type FieldBase } from './field.tsx'
import { describedBy } from './field-error.ts'

export type TextAreaProps = FieldBase & {
  readonly value?: string | undefined
  readonly rows?: number | undefined
  /** Most characters taken in, in UTF-16 code units as browsers count them; never cuts off what is typed or pasted. */
  readonly limit?: number | undefined
}

export function TextArea(props: TextAreaProps) {
  const { t, name, hint, error, required, value, rows = 5, limit } = props
  return (
    <Field {...props}>
      <textarea
        class="input"
        id={name}
        name={name}
        rows={rows}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        aria-required={required ? 'true' : undefined}
        data-limit={limit}
        data-left={limit === undefined ? undefined : t.frame.charactersLeft}
        data-over={limit === undefined ? undefined : t.frame.charactersOver}
      >{value ? `\n${value}` : ''}</textarea>
    </Field>
  )
}
