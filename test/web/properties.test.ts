// What must hold for whatever is typed: the form either says what is wrong or takes exactly what was meant; numbers and codes are read or not, never wrongly.
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isBlank } from '../../src/privacy/is-blank.ts'
import { publicNumber, reportIdOf } from '../../src/report/numbers/public-number.ts'
import { normaliseReceiptCode } from '../../src/report/numbers/receipt-code.ts'
import { parseSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { textOf } from '../../src/text/text.ts'
import { readSubmission, typedValues } from '../../src/web/public/read-submission.ts'
import { REPORT_FIELDS, TEXT_LIMITS } from '../../src/web/public/report-form-values.ts'
import type { Fields } from '../../src/web/read-form.ts'
import { START, testServer, type TestServer } from './server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server?.close())

const RUNS = { numRuns: 10_000 }
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/

/** Text as people, programs and enemies type it. */
const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.constantFrom('', ' ', '\0', '__proto__', '2026-11-20', '18:30', '33.17.10', 'rembang.pupr', 'complaint', 'on', 'a@b.id', '0812 3456 7890'),
  fc.integer({ min: 1, max: 400 }).map((length) => 'ᬩ'.repeat(length)), fc.array(fc.constantFrom('\ud800', '\udc00', '\u202e', '\r', '\n', 'e\u0301', '\ufeff'), { maxLength: 20 }).map((all) => all.join('')))

const forms: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...REPORT_FIELDS, 'lain', '__proto__'), fc.array(anything, { maxLength: 3 })).map((fields) => new Map(Object.entries(fields)))

describe('a report form filled in any way', () => {
  it('is told what is wrong, a sentence for each field, or says just what may be kept', () => {
    const reference = server.web.reference.get()
    const [government] = reference.governments
    if (government === undefined) throw new Error('no government')
    let taken = 0
    fc.assert(fc.property(forms, (fields) => {
      const full = fields.has('kind') ? fields : new Map([...fields, ['kind', ['complaint']], ['subject', ['Lampu']], ['description', ['Gelap']]])
      const read = readSubmission({ fields: full, government, reference, today: '2026-11-23', t: textOf('id') })
      if ('errors' in read) {
        for (const { field, message } of read.errors) expect(REPORT_FIELDS.includes(field as never) && message.length > 5).toBe(true)
        expect(new Set(read.errors.map(({ field }) => field)).size).toBe(read.errors.length)
        return
      }
      taken += 1
      const { words, identity, region, occurredOn, agencyWished, classification } = read.contents
      const kept = { subject: words.title, description: words.description, village: words.village, place: words.place, hope: words.hope, ...identity }
      for (const [field, text] of Object.entries(kept)) {
        expect(text.length, field).toBeLessThanOrEqual(TEXT_LIMITS[field as keyof typeof TEXT_LIMITS])
        expect(INVISIBLE.test(text), field).toBe(false)
        expect(text.isWellFormed(), field).toBe(true)
        if (field !== 'description' && field !== 'hope') expect(text).not.toMatch(/[\r\n]/)
      }
      expect(isBlank(words.title) || isBlank(words.description)).toBe(false)
      expect(['complaint', 'aspiration', 'information-request']).toContain(classification)
      expect(region === null || reference.region(region) !== null).toBe(true)
      expect(agencyWished === null || reference.agenciesOf(government.id).some(({ id }) => id === agencyWished)).toBe(true)
      expect(occurredOn === null || (/^\d{4}-\d\d-\d\d$/.test(occurredOn) && occurredOn <= '2026-11-23')).toBe(true)
      expect(typedValues(full).subject).toBe(full.get('subject')?.[0] ?? undefined)
    }), RUNS)
    expect(taken, 'both outcomes were tried').toBeGreaterThan(200)
  })
})

describe('a number as somebody types it', () => {
  it('is nobody\'s, or one that reads the same when it is written out again', () => {
    const { numberKey } = server.web.secrets
    const symbols = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZoilu- \u2014\u200b０'), maxLength: 20 })
    fc.assert(fc.property(fc.oneof(anything, symbols), (text) => {
      const id = reportIdOf(text, numberKey)
      if (id !== null) expect(reportIdOf(publicNumber(id, numberKey), numberKey)).toBe(id)
    }), RUNS)
  })
})

describe('a code as somebody types it', () => {
  it('is none, or is read the same however it is grouped', () => {
    const symbols = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZoil'), minLength: 25, maxLength: 27 })
    fc.assert(fc.property(fc.oneof(anything, symbols), fc.nat(25), (text, at) => {
      const code = normaliseReceiptCode(text)
      if (code === null) return
      expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/)
      expect(normaliseReceiptCode(code)).toBe(code)
      expect(normaliseReceiptCode(` ${code.toLowerCase().slice(0, at)} \u2013${code.toLowerCase().slice(at)}\n`)).toBe(code)
    }), RUNS)
  })
})

describe('a submission key as somebody sends it', () => {
  it('is none, or sixteen bytes of a time that can be', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF-'), minLength: 30, maxLength: 38 })
    fc.assert(fc.property(fc.oneof(anything, hex, fc.uuid()), (text) => {
      const key = parseSubmissionKey(text, START)
      if (key !== null) expect(key.length).toBe(16)
    }), RUNS)
  })
})
