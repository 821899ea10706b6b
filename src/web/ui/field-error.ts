// One thing wrong with one field, in words for the person who filled it.

export type FieldError = {
  /** Name of the field; the summary at the top links to the element with this id. */
  readonly field: string
  readonly message: string
}

export function errorOf(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}

/** The value of `aria-describedby`: hint first, then what is wrong. */
export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return ids.length === 0 ? undefined : ids.join(' ')
}
