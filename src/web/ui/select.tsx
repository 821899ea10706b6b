// A choice from a list too long for cards.
import { Field, type FieldBase } from './field.tsx'
import { describedBy } from './field-error.ts'

export type Option = { readonly value: string; readonly label: string }

export type SelectProps = FieldBase & {
  readonly options: readonly Option[]
  /** What stands first and means "nothing chosen". */
  readonly empty: string
  readonly value?: string | undefined
  readonly width?: 'full' | 'half' | 'short' | undefined
}

export function Select(props: SelectProps) {
  const { name, hint, error, required, options, empty, value } = props
  return (
    <Field {...props}>
      <span class="select">
        <select
          class="input"
          id={name}
          name={name}
          aria-describedby={describedBy(name, hint, error)}
          aria-invalid={error ? 'true' : undefined}
          aria-required={required ? 'true' : undefined}
        >
          <option value="">{empty}</option>
          {options.map((option) => (
            <option value={option.value} selected={option.value === value}>{option.label}</option>
          ))}
        </select>
      </span>
    </Field>
  )
}
