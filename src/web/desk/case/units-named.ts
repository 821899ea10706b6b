// Which units somebody means who types a name or an abbreviation.
import type { Unit } from '../../../report/world.ts'

/** As many as a list can hold that somebody looks through. */
export const MOST_LISTED = 15

type Named = Pick<Unit, 'id' | 'name' | 'code'>

/** Those of exactly that name or abbreviation; else those whose name holds every word, or whose abbreviation begins so. */
export function unitsNamed<One extends Named>(units: readonly One[], typed: string): readonly One[] {
  const asked = lettersOf(typed)
  if (asked === '') return []
  const exact = units.filter((unit) => lettersOf(unit.name) === asked || abbreviationsOf(unit).includes(asked))
  if (exact.length > 0) return exact
  const words = wordsOf(typed)
  return units.filter((unit) => words.every((word) => wordsOf(unit.name).some((one) => one.startsWith(word))) || abbreviationsOf(unit).some((one) => one.startsWith(asked)))
}

/** The last part of its code, what stands in brackets after its name, and the first letters of its words, with small words and without. */
function abbreviationsOf({ name, code }: Named): readonly string[] {
  const inBrackets = [...name.matchAll(/\(([^)]*)\)/g)].map(([, words = '']) => lettersOf(words))
  const words = wordsOf(name.replaceAll(/\([^)]*\)/g, ''))
  const capitals = words.filter((word) => !SMALL.has(word))
  return [lettersOf(code.split('.').at(-1) ?? ''), ...inBrackets, initials(capitals), initials(words)].filter((one) => one.length > 1)
}

const SMALL = new Set(['dan', 'atau', 'serta', 'di', 'untuk'])

function initials(words: readonly string[]): string {
  return words.map((word) => word.slice(0, 1)).join('')
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}

function lettersOf(text: string): string {
  return wordsOf(text).join('')
}
