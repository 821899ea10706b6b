// Compares values as JSON has them, whatever the order of their members.
import { canonical } from '../../src/log/canonical.ts'

export function isSame(one: unknown, other: unknown): boolean {
  return plain(one) === plain(other)
}

export function plain(value: unknown): string {
  return canonical(JSON.parse(JSON.stringify(value ?? null)))
}

/** Where two rows differ, as text; empty when they don't. Only the columns of `expected` are compared. */
export function differences(expected: object, found: object): string {
  const columns = Object.entries(expected) as [keyof typeof found, unknown][]
  return columns.filter(([name, value]) => !isSame(value, found[name])).map(([name, value]) => `${String(name)} is ${plain(found[name])}, not ${plain(value)}`).join('; ')
}
