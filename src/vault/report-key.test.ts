import { inspect } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reportIdFrom } from '../report/numbers/public-number.ts'
import { newSubmissionKey } from '../report/numbers/submission-key.ts'
import { newReportKey, open, openText, reportKeyFrom, seal } from './report-key.ts'
import { VaultFault } from './vault-fault.ts'

const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16)))
const otherReport = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 2), new Uint8Array(16)))
const place = { reportId, table: 'wording', id: 1 }
const key = newReportKey()

function refusal(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof VaultFault) return error.code
    throw error
  }
  return 'opened'
}

describe('a sealed text', () => {
  it('opens where it was sealed, whatever it says', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 3000 }), (text) => {
      const sealed = seal(key, place, text)
      expect(openText(key, place, sealed)).toBe(text)
      expect(sealed).toHaveLength(Buffer.byteLength(text) + 29)
    }))
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      expect(Uint8Array.from(open(key, place, seal(key, place, bytes)))).toEqual(bytes)
    }))
  })

  it('shows nothing of the text and is never the same twice', () => {
    const sealed = Buffer.from(seal(key, place, 'Siti Aminah, 081234567890'))
    expect(sealed.includes('Siti')).toBe(false)
    expect(sealed.equals(seal(key, place, 'Siti Aminah, 081234567890'))).toBe(false)
  })

  it('uses no nonce twice in a hundred thousand seals', () => {
    const nonces = new Set(Array.from({ length: 100_000 }, () => Buffer.from(seal(key, place, '')).subarray(1, 13).toString('hex')))
    expect(nonces.size).toBe(100_000)
  })

  it('does not open in another report, table or row, nor with another key', () => {
    const sealed = seal(key, place, 'jalan rusak')
    expect(refusal(() => open(key, { ...place, reportId: otherReport }, sealed))).toBe('seal-broken')
    expect(refusal(() => open(key, { ...place, table: 'identity' }, sealed))).toBe('seal-broken')
    expect(refusal(() => open(key, { ...place, id: 2 }, sealed))).toBe('seal-broken')
    expect(refusal(() => open(newReportKey(), place, sealed))).toBe('seal-broken')
    expect(refusal(() => open(key, { ...place, table: 'wording","1' }, sealed))).toBe('seal-broken')
    expect(openText(key, { ...place, id: '1' }, sealed)).toBe('jalan rusak')
  })

  it('does not open with any one bit changed, nor shortened, nor lengthened', () => {
    const sealed = seal(key, place, 'jalan rusak')
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(refusal(() => open(key, place, changed))).toBe('seal-broken')
    }
    for (let length = 0; length < sealed.length; length++) expect(refusal(() => open(key, place, sealed.subarray(0, length)))).toBe('seal-broken')
    expect(refusal(() => open(key, place, Buffer.concat([sealed, Uint8Array.of(0)])))).toBe('seal-broken')
  })
})

describe('a report key', () => {
  it('is never shown by printing it', () => {
    const known = reportKeyFrom(new Uint8Array(32).fill(0xab))
    const shown = [JSON.stringify({ known }), inspect({ known }, { depth: 10, showHidden: true }), String(known), JSON.stringify(Object.entries(known))].join()
    expect(shown).not.toMatch(/abab|171/i)
    expect(shown).not.toContain('q6ur')
  })

  it('has 32 bytes', () => {
    expect(newReportKey().export()).toHaveLength(32)
    expect(() => reportKeyFrom(new Uint8Array(31))).toThrow(RangeError)
  })
})
