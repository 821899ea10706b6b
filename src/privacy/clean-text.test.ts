import { describe, expect, it } from 'vitest'
import { cleanLine, cleanText } from './clean-text.ts'

describe('text as it is kept', () => {
  it('loses NUL, control characters and marks that turn the direction of reading', () => {
    expect(cleanText('jalan\u0000 ber\u0007lubang\u202e gnep.exe\u2069')).toBe('jalan berlubang gnep.exe')
  })
  it('keeps line breaks, tabs, emoji with joiners, HTML and SQL as the plain words they are', () => {
    const typed = "1.\tJalan 👨‍👩‍👧 <b>rusak</b>\n2. '; drop table report; --"
    expect(cleanText(typed)).toBe(typed)
  })
  it('makes every kind of line end one', () => {
    expect(cleanText('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd')
  })
  it('replaces half a character, which no database takes', () => {
    expect(cleanText('x\ud83dy')).toBe('x\ufffdy')
  })
  it('composes accents, so that the same word is the same text', () => {
    expect(cleanText('e\u0301')).toBe('é')
  })
  it('folds white space in one line', () => {
    expect(cleanLine('  Jalan\n\n Raya\t 5 ')).toBe('Jalan Raya 5')
  })
})
