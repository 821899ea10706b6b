import { describe, expect, it } from 'vitest'
import { languageOf, textOf } from './text.ts'

/** Paths of all wordings with what must be alike in every language: the places to be filled, the length of lists. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [`${path}(${value.length})`]
  if (typeof value === 'string') return [`${path} ${[...value.matchAll(/\{\w+\}/g)].join()}`]
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return [`${path} ×${value.length}`]
  return Object.entries(value as object).flatMap(([key, inner]) => shape(inner, `${path}.${key}`))
}

function words(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : []
}

describe('the wording', () => {
  it('has the same parts, places to fill and lists in both languages', () => {
    expect(shape(textOf('en'))).toEqual(shape(textOf('id')))
  })

  it.each(['id', 'en'] as const)('leaves nothing empty in %s', (language) => {
    expect(words(textOf(language)).filter((word) => word.trim() === '')).toEqual([])
  })

  it('keeps Indonesian sentences short enough to be read once: at most 30 words', () => {
    const long = words(textOf('id')).flatMap((word) => word.split(/(?<=[.?!])\s/)).filter((sentence) => sentence.split(/\s+/).length > 30)
    expect(long).toEqual([])
  })
})

describe('the language', () => {
  it.each([['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['id', 'id'], ['fr', 'id'], ['', 'id'], [undefined, 'id'], [null, 'id']] as const)('of %j is %s', (tag, language) => {
    expect(languageOf(tag)).toBe(language)
  })
})
