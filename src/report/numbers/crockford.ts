// Numbers that people write down and read aloud: Crockford's 32 symbols, without I, L, O and U, and a check symbol.

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** No code of ours is longer; longer input is refused before any work is done on it. */
const LONGEST_INPUT = 100

const valueOfSymbol = new Map([...ALPHABET].map((symbol, value) => [symbol, value]))
valueOfSymbol.set('O', 0).set('I', 1).set('L', 1)

/** Powers 0 to 30 of the generator of GF(32) with the polynomial x^5 + x^2 + 1. */
const powers: readonly number[] = powersOfGenerator()

function powersOfGenerator(): number[] {
  const found = [1]
  for (let power = 2; found.length < 31; power = power & 16 ? (power << 1) ^ 0b100101 : power << 1) found.push(power)
  return found
}

const exponentOf = new Map(powers.map((value, exponent) => [value, exponent]))

function product(a: number, b: number): number {
  const exponentA = exponentOf.get(a)
  const exponentB = exponentOf.get(b)
  if (exponentA === undefined || exponentB === undefined) return 0
  return powers[(exponentA + exponentB) % 31] ?? 0
}

/**
 * The value (0 to 31) that closes a number of at most 30 symbols. Every symbol has a weight of its own in GF(32), none of
 * them the check symbol's, so one wrong symbol and two exchanged symbols (adjacent or not) always show.
 */
export function checkValue(values: readonly number[]): number {
  if (values.length > 30) throw new RangeError('A check symbol guards at most 30 symbols')
  return values.reduce((sum, value, index) => sum ^ product(value, powers[values.length - index] ?? 0), 0)
}

export function symbolsOf(values: readonly number[]): string {
  return values.map((value) => ALPHABET.charAt(value)).join('')
}

/**
 * Reads what a person typed or pasted: upper or lower case, any spaces and dashes, O for 0, I and L for 1, full-width forms.
 * Null when it isn't exactly `length` symbols.
 */
export function valuesRead(text: string, length: number): number[] | null {
  if (text.length > LONGEST_INPUT) return null
  const symbols = text.normalize('NFKC').toUpperCase().replace(/[\s\p{Dash}\p{Cf}]/gu, '')
  if (symbols.length !== length) return null
  const values: number[] = []
  for (const symbol of symbols) {
    const value = valueOfSymbol.get(symbol)
    if (value === undefined) return null
    values.push(value)
  }
  return values
}

/** `ABCDEFGHI` in groups of 4, 3 and 2 is `ABCD-EFG-HI`. */
export function inGroups(symbols: string, sizes: readonly number[]): string {
  const groups: string[] = []
  let start = 0
  for (const size of sizes) {
    groups.push(symbols.slice(start, start + size))
    start += size
  }
  return groups.join('-')
}
