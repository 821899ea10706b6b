// Values of a posted form by name.
import { cleanLine, cleanText } from '../privacy/clean-text.ts'
import type { Fields } from './read-form.ts'

/** The first value as it was sent; empty when there is none. */
export function typed(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? ''
}

/** The first value of every name, as it was sent. */
export function firstValues(fields: Fields): Record<string, string> {
  return Object.fromEntries([...fields].map(([name, values]) => [name, values[0] ?? '']))
}

/** The first value as one clean line. */
export function line(fields: Fields, name: string): string {
  return cleanLine(typed(fields, name))
}

/** The first value as clean text of several lines. */
export function text(fields: Fields, name: string): string {
  return cleanText(typed(fields, name))
}

/** Whether a tick box was on. */
export function ticked(fields: Fields, name: string): boolean {
  return typed(fields, name) === 'on'
}
