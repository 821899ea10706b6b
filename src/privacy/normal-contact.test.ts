import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalEmail, normalPhone } from './normal-contact.ts'

describe('a phone number', () => {
  it.each([
    '081234567890', '0812-3456-7890', '0812 3456 7890', '0812.3456.7890', '(0812) 3456 7890', '+6281234567890', '+62 812 3456 7890', '+62 (0)812-3456-7890', '62 812 3456 7890',
    '6281234567890', '006281234567890', '81234567890', 'WA: 0812 3456 7890', 'Hp. 081234567890', ' 0812‑3456‑7890 ', '٠٨١٢٣٤٥٦٧٨٩٠', '０８１２３４５６７８９０', '+62-0812-3456-7890',
  ])('written %s is one', (written) => {
    expect(normalPhone(written)).toBe('+6281234567890')
  })

  it('of a house, of another country, or none at all', () => {
    expect(['(0295) 691234', '0295691234', '+60 12-345 6789', '0060123456789'].map(normalPhone)).toEqual(['+62295691234', '+62295691234', '+60123456789', '+60123456789'])
    expect(['', '112', 'tidak ada', '0812', 'siti@contoh.example', '12345678901234567890', '0812345678a'].map(normalPhone)).toEqual(Array(7).fill(null))
  })

  it('is the same again once it is written so, whatever stood there', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const once = normalPhone(text)
      return once === null || normalPhone(once) === once
    }))
  })
})

describe('an e-mail address', () => {
  it('is one however it is written in letters, and nothing else is taken for one', () => {
    expect(['Siti.Rahayu@Contoh.EXAMPLE', ' siti.rahayu@contoh.example ', 'mailto:siti.rahayu@contoh.example'].map(normalEmail)).toEqual(Array(3).fill('siti.rahayu@contoh.example'))
    expect(['', 'siti', 'siti@contoh', 'a b@contoh.example', '0812'].map(normalEmail)).toEqual(Array(5).fill(null))
  })
})
