// All wording of one language, and how to get it.
import { en } from './en.ts'
import { id, type Text } from './id.ts'

export type { Text }

/** ISO 639-1. */
export type Language = 'id' | 'en'

const texts: Record<Language, Text> = { id, en }

export function textOf(language: Language): Text {
  return texts[language]
}

/** The language that a query value, cookie or `Accept-Language` tag names; Indonesian where it names none of ours. */
export function languageOf(tag: string | null | undefined): Language {
  return tag?.trim().toLowerCase().startsWith('en') === true ? 'en' : 'id'
}
