import { describe, expect, it } from 'vitest'
import { personalSigns } from './personal-signs.ts'

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
