// One text for one value: canonical JSON after RFC 8785, for what is hashed and must be hashed the same by anyone.

/**
 * Members sorted by UTF-16 code units, numbers and strings as ECMAScript writes them.
 * @throws TypeError for what has no canonical form or would silently be lost: undefined, functions, symbols, bigints, numbers
 * that aren't finite, strings with half a surrogate pair, dates and other objects that aren't plain
 */
export function canonical(value: unknown): string {
  return Buffer.from(canonicalBytes(value)).toString()
}

/** Grows to the longest that was ever written. */
let page = Buffer.alloc(16_384)
let used = 0

/**
 * The same in UTF-8, written byte by byte: put together from texts it takes twice as long and leaves fifteen times as much to be collected.
 * What comes back is used at once: the next call writes over it.
 * @throws TypeError as `canonical`
 */
export function canonicalBytes(value: unknown): Uint8Array {
  used = 0
  write(value)
  return page.subarray(0, used)
}

function write(value: unknown): void {
  if (typeof value === 'string') writeText(value)
  else if (typeof value === 'number') writeNumber(value)
  else if (value === null || value === true || value === false) writeAscii(String(value))
  else if (Array.isArray(value)) writeArray(value)
  else if (typeof value === 'object') writeObject(value)
  else throw new TypeError(`A ${typeof value} has no canonical JSON`)
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]

/** Text that stands in JSON as it is goes letter by letter; the first letter that doesn't starts it again in full. */
function writeText(text: string): void {
  room(text.length + 2)
  const begin = used
  page[used++] = QUOTE
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) {
      used = begin
      return writeEscaped(text)
    }
    page[used++] = code
  }
  page[used++] = QUOTE
}

function writeEscaped(text: string): void {
  if (!text.isWellFormed()) throw new TypeError('A text with half a surrogate pair has no canonical JSON')
  const escaped = JSON.stringify(text)
  room(3 * escaped.length)
  used += page.write(escaped, used)
}

function writeNumber(value: number): void {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical JSON`)
  writeAscii(String(value))
}

function writeAscii(text: string): void {
  room(text.length)
  for (let index = 0; index < text.length; index += 1) page[used++] = text.charCodeAt(index)
}

function writeArray(items: readonly unknown[]): void {
  writeByte(0x5b)
  for (let index = 0; index < items.length; index += 1) {
    if (index > 0) writeByte(COMMA)
    write(items[index])
  }
  writeByte(0x5d)
}

function writeObject(value: object): void {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('An object that is not plain has no canonical JSON')
  const members = value as Readonly<Record<string, unknown>>
  const names = sorted(Object.keys(members))
  writeByte(0x7b)
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] as string
    if (index > 0) writeByte(COMMA)
    writeText(name)
    writeByte(COLON)
    write(members[name])
  }
  writeByte(0x7d)
}

function writeByte(byte: number): void {
  room(1)
  page[used++] = byte
}

function room(bytes: number): void {
  if (used + bytes <= page.length) return
  const larger = Buffer.alloc(2 * (used + bytes))
  page.copy(larger, 0, 0, used)
  page = larger
}

/** By insertion: our objects have few members, for which the built-in sort takes three times as long. */
function sorted(names: string[]): string[] {
  if (names.length > 30) return names.sort()
  for (let index = 1; index < names.length; index += 1) {
    const name = names[index] ?? ''
    let place = index
    for (let before = names[place - 1]; before !== undefined && before > name; before = names[place - 1]) {
      names[place] = before
      place -= 1
    }
    names[place] = name
  }
  return names
}
