import { describe, expect, it } from 'vitest'
import { coveredSigns, personalSigns } from './personal-signs.ts'

describe('signs of personal data', () => {
  it.each([
    ['Hubungi 0812 3456 7890.', ['phone']],
    ['+62-812-3456-789', ['phone']],
    ['KTP 3317 0112 3456 0001', ['identity']],
    ['surel siti@contoh.id, HP 081234567890', ['phone', 'email']],
    ['Lampu jalan diganti pada 12 November 2026, biaya Rp12.500.000.', []],
    ['SOP 500.12.11.2/009/2024 dan Rp1.234.567.890.123', []],
    ['', []],
  ])('%s', (text, signs) => expect(personalSigns(text)).toEqual(signs))
})

it('covers every one of them and leaves the rest', () => {
  expect(coveredSigns('Hubungi 0812-3456-7890 atau siti@contoh.id, juga 081298765432, NIK 3317 0112 3456 7890. Lampu mati 3 hari.', '[ditutup]'))
    .toBe('Hubungi [ditutup] atau [ditutup], juga [ditutup], NIK [ditutup]. Lampu mati 3 hari.')
})
