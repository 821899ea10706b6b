import { expect, it } from 'vitest'
import { shortenedEmail, shortenedName, shortenedPhone } from './shortened-contact.ts'

it('keeps the first letters of a name', () => {
  expect(shortenedName('Sari  Dewi')).toBe('S••• D•••')
})
it('keeps the last three digits of a phone number', () => {
  expect(shortenedPhone('+62 812-3456-7890')).toBe('••• 890')
})
it('keeps the first letter and the domain of an address', () => {
  expect(shortenedEmail('sari@contoh.id')).toBe('s•••@contoh.id')
})
