import { createSecretKey } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameHash, normaliseReceiptCode, receiptCode, receiptCodeHash } from './receipt-code.ts'

const key = createSecretKey(Buffer.alloc(32, 1))
const pepper = createSecretKey(Buffer.alloc(32, 2))
const submissions = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('the secret code of a receipt', () => {
  it('is the same for the same submission, and read back as people write it', () => {
    fc.assert(fc.property(submissions, (submission) => {
      const code = receiptCode(submission, key)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}-[0-9A-HJKMNP-TV-Z]{6}$/)
      expect(receiptCode(Uint8Array.from(submission), key)).toBe(code)
      for (const text of [code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' '), code.replaceAll('0', 'O').replaceAll('1', 'l')]) {
        expect(normaliseReceiptCode(text)).toBe(code)
      }
    }))
  })

  it('agrees with a second implementation, written apart in Python, and so stays the same across versions', () => {
    expect(receiptCode(new Uint8Array(16), key)).toBe('8H2QC-911GR-E5SE1-2VBTT-2XBS53')
  })

  it('uses all 130 bits', () => {
    const codes = Array.from({ length: 1000 }, (_, n) => receiptCode(new Uint8Array(16).fill(n % 256).fill(n >> 8, 8), key).replaceAll('-', ''))
    for (let place = 0; place < 26; place++) expect(new Set(codes.map((code) => code.charAt(place))).size).toBe(32)
  })

  it('differs by submission, by key and, as kept, by pepper', () => {
    const code = receiptCode(new Uint8Array(16), key)
    expect(receiptCode(new Uint8Array(16).fill(1), key)).not.toBe(code)
    expect(receiptCode(new Uint8Array(16), pepper)).not.toBe(code)
    expect(isSameHash(receiptCodeHash(code, pepper), receiptCodeHash(code, pepper))).toBe(true)
    expect(isSameHash(receiptCodeHash(code, pepper), receiptCodeHash(code, key))).toBe(false)
    expect(receiptCodeHash(code, pepper)).toHaveLength(32)
  })

  it('is refused when it is too short, too long or holds other symbols', () => {
    const code = receiptCode(new Uint8Array(16), key)
    for (const wrong of ['', code.slice(1), `${code}0`, code.replace(/.$/, 'U'), '0'.repeat(1_000_000)]) {
      expect(normaliseReceiptCode(wrong)).toBeNull()
    }
  })

  it('compares unequal lengths as different', () => {
    expect(isSameHash(new Uint8Array(32), new Uint8Array(31))).toBe(false)
  })
})
