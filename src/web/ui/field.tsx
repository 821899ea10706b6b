// Label, hint and error around one input, in the order in which a person needs them.
import type { Child } from 'hono/jsx'
import type { Text } from '../../text/text.ts'

/** What every kind of field takes. */
export type FieldBase = {
  readonly t: Text
  /** Also its id. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Fields are optional and say so, unless this is set. */
  readonly required?: boolean | undefined
}

type FieldProps = FieldBase & { readonly width?: 'full' | 'half' | 'short' | undefined; readonly children?: Child }

export function Field({ t, name, label, hint, error, required, width = 'full', children }: FieldProps) {
  return (
    <div class={error ? `field ${width} wrong` : `field ${width}`}>
      <label for={name}>
        {label}
        {!required && <Optional t={t} />}
      </label>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      <FieldFault t={t} name={name} error={error} />
      {children}
    </div>
  )
}

export function Optional({ t }: { readonly t: Text }) {
  return <span class="optional"> ({t.frame.optional})</span>
}

/** The word "Galat" is heard, not seen: sight has colour, mark and place. */
export function FieldFault({ t, name, error }: { readonly t: Text; readonly name: string; readonly error: string | undefined }) {
  if (!error) return null
  return (
    <p class="fault" id={`${name}-error`}>
      <span class="hear">{t.frame.error}: </span>
      {error}
    </p>
  )
}
