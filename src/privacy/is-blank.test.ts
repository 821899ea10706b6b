import { describe, expect, test } from 'vitest'
import { isBlank } from './is-blank.ts'

describe('a text is blank', () => {
  test.each(['', ' ', '\t\n', '\u00a0\u2003', '\u200b\u200d\u2060\ufeff', '\u00ad', '\u2066\u2069', '\u0000', '\u0301', '\u3164\u2800'])('when it is only %j', (text) => {
    expect(isBlank(text)).toBe(true)
  })
  test.each(['a', '?', '。', '7', '👍', 'ꦗ', '\u200b.', '\ufffd'])('and is not when there is %j in it', (text) => {
    expect(isBlank(text)).toBe(false)
  })
})
