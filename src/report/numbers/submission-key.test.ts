import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey, submissionKeyTime } from './submission-key.ts'

const now = Date.UTC(2026, 5, 1)
const day = 24 * 60 * 60 * 1000

function textAt(instant: number): string {
  return formatSubmissionKey(newSubmissionKey(instant, new Uint8Array(16).fill(0xff)))
}

describe('a submission key', () => {
  it('comes back from its text, with dashes or without, in either case', () => {
    const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: now + day })
    fc.assert(fc.property(instants, fc.uint8Array({ minLength: 16, maxLength: 16 }), (instant, random) => {
      const key = newSubmissionKey(instant, random)
      const text = formatSubmissionKey(key)
      for (const form of [text, text.toUpperCase(), text.replaceAll('-', '')]) {
        expect(parseSubmissionKey(form, now)).toEqual(key)
      }
      expect(submissionKeyTime(key)).toBe(instant)
    }))
  })

  it('is a UUID of version 7', () => {
    expect(textAt(now)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(textAt(now).startsWith('019e807a-ec00-7fff-bfff')).toBe(true)
  })

  it('is taken in long after it was made, and up to a day ahead of our clock', () => {
    expect(parseSubmissionKey(textAt(Date.UTC(2024, 0, 1)), now)).not.toBeNull()
    expect(parseSubmissionKey(textAt(now + day), now)).not.toBeNull()
  })

  it('is refused from before 2024 and from more than a day ahead', () => {
    expect(parseSubmissionKey(textAt(Date.UTC(2024, 0, 1) - 1), now)).toBeNull()
    expect(parseSubmissionKey(textAt(now + day + 1), now)).toBeNull()
  })

  it('is refused in any other form', () => {
    const text = textAt(now)
    for (const wrong of ['', text.slice(1), `${text}0`, ` ${text}`, `${text}\n`, text.replace('-', ''), text.replace('f', 'g'), '\0'.repeat(32)]) {
      expect(parseSubmissionKey(wrong, now)).toBeNull()
    }
  })

  it('needs 16 random bytes', () => {
    expect(() => newSubmissionKey(now, new Uint8Array(15))).toThrow(RangeError)
  })
})
