import { createSecretKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReportId, publicNumber, reportIdFrom, reportIdOf, reportIdTime, type ReportId } from './public-number.ts'
import { emptyMemory } from './remembered-numbers.ts'
import { newSubmissionKey } from './submission-key.ts'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const key = createSecretKey(Buffer.alloc(32, 7))
const otherKey = createSecretKey(Buffer.alloc(32, 8))

const instants = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2092, 0, 1) })
const random16 = fc.uint8Array({ minLength: 16, maxLength: 16 })
const submissionKeys = fc.tuple(instants, random16).map(([now, random]) => newSubmissionKey(now, random))
const reportIds = fc.bigInt({ min: 0n, max: (1n << 60n) - 1n }).map((value) => idOf(value.toString()))

function idOf(text: string): ReportId {
  const id = parseReportId(text)
  if (id === null) throw new Error(`${text} is no report id`)
  return id
}

function replaced(text: string, index: number, symbol: string): string {
  return text.slice(0, index) + symbol + text.slice(index + 1)
}

describe('the id of a report', () => {
  it('is the same whenever the same submission is sent again', () => {
    fc.assert(fc.property(submissionKeys, (submission) => {
      expect(reportIdFrom(Uint8Array.from(submission))).toBe(reportIdFrom(submission))
    }))
  })

  it('agrees with a second implementation, written apart in Python, and so stays the same across versions', () => {
    const submission = newSubmissionKey(Date.UTC(2026, 1, 3, 4, 5, 6, 789), new Uint8Array(16).fill(0x5a))
    expect(reportIdFrom(submission)).toBe('35446529457666946')
    expect(reportIdFrom(submission, 1)).toBe('35446529872868947')
    expect(publicNumber(reportIdFrom(submission), key)).toBe('HN61-MBZP-18YPD')
  })

  it('keeps the second of submission and the order of seconds', () => {
    fc.assert(fc.property(submissionKeys, submissionKeys, (a, b) => {
      const [idA, idB] = [reportIdFrom(a), reportIdFrom(b)]
      const difference = reportIdTime(idA) - reportIdTime(idB)
      if (difference !== 0) expect(BigInt(idA) < BigInt(idB)).toBe(difference < 0)
    }))
    fc.assert(fc.property(instants, random16, (now, random) => {
      expect(reportIdTime(reportIdFrom(newSubmissionKey(now, random)))).toBe(Math.floor(now / 1000) * 1000)
    }))
  })

  it('is another one, of the same second, at the next attempt', () => {
    fc.assert(fc.property(submissionKeys, fc.integer({ min: 1, max: 255 }), (submission, attempt) => {
      expect(reportIdFrom(submission, attempt)).not.toBe(reportIdFrom(submission))
      expect(reportIdTime(reportIdFrom(submission, attempt))).toBe(reportIdTime(reportIdFrom(submission)))
    }))
  })

  it('is refused for a key of another length or from before 2024', () => {
    expect(() => reportIdFrom(new Uint8Array(15))).toThrow(RangeError)
    expect(() => reportIdFrom(newSubmissionKey(Date.UTC(2023, 11, 31), new Uint8Array(16)))).toThrow(RangeError)
  })

  it('reads only plain decimal numbers below 2^60', () => {
    expect(parseReportId('0')).toBe('0')
    expect(parseReportId('1152921504606846975')).toBe('1152921504606846975')
    for (const text of ['', '01', '-1', '1.0', ' 1', '1152921504606846976', '99999999999999999999', '1e3', '1\n']) {
      expect(parseReportId(text)).toBeNull()
    }
  })
})

describe('the public number', () => {
  it('leads back to its id, and to no other', () => {
    fc.assert(fc.property(reportIds, (id) => {
      expect(reportIdOf(publicNumber(id, key), key)).toBe(id)
    }))
  })

  it('is the number of an id for every number there can be', () => {
    fc.assert(fc.property(reportIds, (id) => {
      const elsewhere = reportIdOf(publicNumber(id, otherKey), key)
      expect(elsewhere).not.toBeNull()
      if (elsewhere !== null) expect(publicNumber(elsewhere, key)).toBe(publicNumber(id, otherKey))
    }))
  })

  it('looks like XXXX-XXXX-XXXXX', () => {
    fc.assert(fc.property(reportIds, (id) => {
      expect(publicNumber(id, key)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}$/)
    }))
  })

  it('shows nothing of neighbouring ids', () => {
    const numbers = Array.from({ length: 2000 }, (_, index) => publicNumber(idOf(`${35_000_000_000_000_000n + BigInt(index)}`), key))
    for (const place of [0, 5, 12]) {
      const seen = new Set(numbers.map((number) => number.charAt(place)))
      expect(seen.size).toBe(32)
    }
  })

  it('catches every single wrong symbol', () => {
    fc.assert(fc.property(reportIds, fc.nat(12), fc.nat(31), (id, index, symbol) => {
      const plain = publicNumber(id, key).replaceAll('-', '')
      const wrong = replaced(plain, index, SYMBOLS.charAt(symbol))
      if (wrong !== plain) expect(reportIdOf(wrong, key)).toBeNull()
    }), { numRuns: 2000 })
  })

  it('catches every exchange of two neighbours', () => {
    fc.assert(fc.property(reportIds, fc.nat(11), (id, index) => {
      const plain = publicNumber(id, key).replaceAll('-', '')
      const wrong = replaced(replaced(plain, index, plain.charAt(index + 1)), index + 1, plain.charAt(index))
      if (wrong !== plain) expect(reportIdOf(wrong, key)).toBeNull()
    }), { numRuns: 2000 })
  })

  it('is read as people write it', () => {
    const id = [...Array(500).keys()].map((n) => idOf(String(n))).find((n) => /0.*1/.test(publicNumber(n, key)))
    if (id === undefined) throw new Error('no number with 0 and 1 found')
    const number = publicNumber(id, key)
    const written = [
      number.toLowerCase(), number.replaceAll('-', ''), ` ${number.replaceAll('-', ' – ')}\n`, number.replaceAll('0', 'o'),
      number.replaceAll('1', 'l'), number.replaceAll('1', 'I'), number.replaceAll('-', '\u00a0\u200b'),
      [...number].map((c) => (/[0-9A-Z]/.test(c) ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join(''),
    ]
    for (const text of written) expect(reportIdOf(text, key)).toBe(id)
  })

  it('is refused, quickly, whatever else is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const id = reportIdOf(text, key)
      if (id !== null) expect(reportIdOf(publicNumber(id, key), key)).toBe(id)
    }))
    expect(reportIdOf(' '.repeat(1_000_000), key)).toBeNull()
    expect(reportIdOf('UUUU-UUUU-UUUUU', key)).toBeNull()
    expect(reportIdOf('', key)).toBeNull()
  })
})

describe('numbers that are remembered', () => {
  it('are the same as those computed, in both directions and in every way of typing them', () => {
    fc.assert(fc.property(reportIds, (id) => {
      const number = publicNumber(id, key)
      expect(publicNumber(id, key)).toBe(number)
      expect(reportIdOf(number, key)).toBe(id)
      expect(reportIdOf(number.toLowerCase().replaceAll('-', ' '), key)).toBe(id)
      expect(publicNumber(id, createSecretKey(Buffer.alloc(32, 7)))).toBe(number)
    }))
  })

  it('are forgotten when there are too many, and computed again', () => {
    const memory = emptyMemory(2)
    memory.note(idOf('1'), 'A')
    memory.note(idOf('2'), 'B')
    memory.note(idOf('3'), 'C')
    expect([memory.numberOf(idOf('1')), memory.idOf('B'), memory.numberOf(idOf('3')), memory.idOf('C')]).toEqual([undefined, undefined, 'C', '3'])
  })
})
