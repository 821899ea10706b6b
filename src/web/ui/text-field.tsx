// A field of one line: text, date, time, telephone, e-mail.
import { Field, type FieldBase } from './field.tsx'
import { describedBy } from './field-error.ts'

export type TextFieldProps = FieldBase & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'date' | 'time' | 'tel' | 'email' | 'search' | 'password' | undefined
  readonly width?: 'full' | 'half' | 'short' | undefined
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'tel' | 'email' | 'numeric' | undefined
  readonly maxlength?: number | undefined
  /** Codes and numbers: no capitals, no spelling, wide letters. */
  readonly code?: boolean | undefined
  readonly max?: string | undefined
  /** Id of a list of what may be meant. */
  readonly list?: string | undefined
}

/** Spelled out, because an attribute of the value false would be left away. */
const AS_CODE: Record<string, string> = { spellcheck: 'false', autocapitalize: 'characters' }

export function TextField(props: TextFieldProps) {
  const { name, hint, error, required, value, type = 'text', autocomplete = 'off', code, inputmode, maxlength, max, list } = props
  return (
    <Field {...props}>
      <input
        class={code ? 'input code' : 'input'}
        type={type}
        id={name}
        name={name}
        value={value ?? ''}
        autocomplete={autocomplete}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        aria-required={required ? 'true' : undefined}
        inputmode={inputmode}
        maxlength={maxlength}
        max={max}
        list={list}
        {...(code ? AS_CODE : {})}
      />
    </Field>
  )
}
