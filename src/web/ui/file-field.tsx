// Evidence: several files at once, large photos made smaller on the device where script runs.
import type { Child } from 'hono/jsx'
import { describedBy } from './field-error.ts'
import { Field, type FieldBase } from './field.tsx'

export type FileFieldProps = FieldBase & {
  /** What `accept` says; the server looks at the content. */
  readonly accept: string
  /** Shown between hint and input: files kept, or that they must be chosen again. */
  readonly children?: Child
}

export const EVIDENCE_TYPES = 'image/*,video/*,application/pdf'

export function FileField(props: FileFieldProps) {
  const { t, name, hint, error, accept, children } = props
  return (
    <Field {...props}>
      {children}
      <input
        class="input file"
        type="file"
        id={name}
        name={name}
        multiple
        accept={accept}
        aria-describedby={describedBy(name, hint, error)}
        aria-invalid={error ? 'true' : undefined}
        data-shrink={t.form.filesShrunk}
      />
    </Field>
  )
}
