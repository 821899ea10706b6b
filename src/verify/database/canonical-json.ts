// Canonical JSON after RFC 8785, as whoever checks writes it: for what was read from the database as JSON.

/** Text that stands in JSON as it is. */
const PLAIN = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/

export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return listOf(value)
  const members = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const name of sorted(Object.keys(members))) text += `${text === '' ? '' : ','}${quoted(name)}:${canonicalJson(members[name])}`
  return `{${text}}`
}

function listOf(items: readonly unknown[]): string {
  let text = ''
  for (const item of items) text += `${text === '' ? '' : ','}${canonicalJson(item)}`
  return `[${text}]`
}

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text)
}

/** Few names at a time, and PostgreSQL gives the short ones first: moving single names takes a third of what a sort does. */
function sorted(names: string[]): string[] {
  if (names.length > 40) return names.sort()
  for (let index = 1; index < names.length; index += 1) {
    const name = names[index] as string
    let place = index
    while (place > 0 && (names[place - 1] as string) > name) {
      names[place] = names[place - 1] as string
      place -= 1
    }
    names[place] = name
  }
  return names
}
