// One text for one value: canonical JSON after RFC 8785, for what is hashed and must be hashed the same by anyone.

/**
 * Members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * @throws TypeError for what has no canonical form or would silently be lost: undefined, functions, symbols, bigints, numbers
 * that aren't finite, strings with half a surrogate pair, dates and other objects that aren't plain
 */
export function canonical(value: unknown): string {
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'string') return textOf(value)
  if (typeof value === 'number') return numberOf(value)
  if (Array.isArray(value)) return arrayOf(value)
  if (typeof value === 'object') return objectOf(value)
  throw new TypeError(`A ${typeof value} has no canonical JSON`)
}

function textOf(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('A text with half a surrogate pair has no canonical JSON')
  return JSON.stringify(text)
}

function numberOf(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`)
  return JSON.stringify(value)
}

function arrayOf(items: readonly unknown[]): string {
  return `[${Array.from(items, canonical).join(',')}]`
}

function objectOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('An object that is not plain has no canonical JSON')
  const members = value as Readonly<Record<string, unknown>>
  const names = Object.keys(members).sort()
  return `{${names.map((name) => `${textOf(name)}:${canonical(members[name])}`).join(',')}}`
}
